package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.local.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell in which pages are typed: a checkout with the command that was just built, and an {@code aws} that knows a
 * stand-in for the account.
 *
 * @param work the folder in which it is
 * @param endpoint of the stand-in
 */
public record OperatorShell(Path work, String endpoint) {
    /**
     * What became of a page's commands.
     *
     * @param exitCode of the first that failed, or zero
     * @param said what was typed, and what came of it
     */
    public record Typed(int exitCode, String said) {}

    /** Makes the folder. */
    public static OperatorShell in(Path work, Path checkout, String endpoint) throws IOException {
        OperatorShell shell = new OperatorShell(Files.createDirectories(work), endpoint);
        Files.createSymbolicLink(work.resolve("platform"), checkout.resolve("platform"));
        Installation installation = new Installation(checkout);
        shell.program(
                "lakewarden",
                "exec '" + installation.java() + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -D" + Installation.HOME
                        + "='" + checkout + "' -cp '" + installation.commandClassPath()
                        + "' io.lakewarden.cli.Main \"$@\"");
        // For EMR and SQS the CLI looks at no variable.
        shell.program("aws", "exec python3 -m awscli --endpoint-url \"$AWS_ENDPOINT_URL\" \"$@\"");
        return shell;
    }

    /** Puts a program into the folder, which is looked into first. */
    public void program(String name, String text) throws IOException {
        Path file = work.resolve(name);
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
    }

    /** Types blocks of commands, in order and with nothing added, and stops at the first that fails. */
    public Typed type(String name, List<String> blocks) throws IOException, InterruptedException {
        Path script = Files.writeString(
                work.resolveSibling(name + ".sh"), "set -eux -o pipefail\n" + String.join("", blocks));
        Path said = work.resolveSibling(name + ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", script.toString())
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().merge("PATH", work.toString(), (path, first) -> first + ":" + path);
        builder.environment().put("AWS_ENDPOINT_URL", endpoint);
        builder.environment().put("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "no secret");
        Process shell = builder.start();
        assertThat(shell.waitFor(6, TimeUnit.MINUTES))
                .as(Files.readString(said))
                .isTrue();
        return new Typed(shell.exitValue(), Files.readString(said));
    }
}
