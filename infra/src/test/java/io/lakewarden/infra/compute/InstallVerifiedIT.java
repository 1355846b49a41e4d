package io.lakewarden.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a bootstrap action, with programs in the places of the cloud's command and of sudo. */
class InstallVerifiedIT {
    @TempDir
    private Path here;

    private Path folder;
    private Path published;

    @BeforeEach
    void aNode() throws IOException {
        folder = here.resolve("lib/policies");
        published = Files.createDirectories(here.resolve("s3"));
        Path programs = Files.createDirectories(here.resolve("bin"));
        program(programs.resolve("sudo"), "exec \"$@\"");
        program(programs.resolve("aws"), "cp \"" + published + "/${4#s3://}\" \"$5\"");
        try (InputStream script = Enforced.class.getResourceAsStream("install-verified.sh")) {
            Files.write(here.resolve("install.sh"), script.readAllBytes());
        }
    }

    private static void program(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void whatWasPublishedIsInstalled() throws IOException, InterruptedException {
        assertThat(install(file("a.json", "one"), file("b.json", "two"))).isEqualTo("0 ");
        assertThat(folder.resolve("a.json")).hasContent("one");
        assertThat(folder.resolve("b.json")).hasContent("two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.json"))))
                .as("whoever runs a driver reads it, and its installer alone writes it")
                .isEqualTo("rw-r--r--");
    }

    @Test
    void whatIsNotWhatWasPublishedEndsTheNode() throws IOException, InterruptedException {
        Words changed = file("a.json", "one");
        Files.writeString(published.resolve("bucket/a.json"), "other");

        assertThat(install(changed))
                .isEqualTo("1 Cannot install a.json: s3://bucket/a.json is not what was published\n");
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatCannotBeHadEndsTheNode() throws IOException, InterruptedException {
        Words gone = file("a.json", "one");
        Files.delete(published.resolve("bucket/a.json"));

        assertThat(install(gone)).startsWith("1 ");
        assertThat(folder).doesNotExist();
    }

    @Test
    void otherFilesTakeTheirPlaceWholeOrNotAtAll() throws IOException, InterruptedException {
        install(file("a.json", "one"), file("b.json", "two"));
        Words newer = file("a.json", "three");
        Words broken = file("b.json", "four");
        Files.writeString(published.resolve("bucket/b.json"), "other");

        assertThat(install(newer, broken)).startsWith("1 ");
        assertThat(folder.resolve("a.json")).hasContent("one");

        assertThat(install(newer)).isEqualTo("0 ");
        assertThat(folder.resolve("a.json")).hasContent("three");
        assertThat(folder.resolve("b.json")).as("is no more of them").doesNotExist();
    }

    @Test
    void theSameAgainChangesNothing() throws IOException, InterruptedException {
        install(file("a.json", "one"));

        assertThat(install(file("a.json", "one"))).isEqualTo("0 ");
        assertThat(folder.resolve("a.json")).hasContent("one");
    }

    @Test
    void aFileWithoutItsHashIsRefused() throws IOException, InterruptedException {
        assertThat(install(new Words(List.of("s3://bucket/a.json"))))
                .isEqualTo("1 Cannot install: expected a URI, a SHA-256 and a name for each file\n");
    }

    private Words file(String name, String content) throws IOException {
        Path file = published.resolve("bucket").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return new Words(List.of("s3://bucket/" + name, sha256(content), name));
    }

    /** What the script is told of a file. */
    private record Words(List<String> words) {}

    private String install(Words... files) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", here.resolve("install.sh").toString(), folder.toString()));
        List.of(files).forEach(file -> command.addAll(file.words()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().merge("PATH", here.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }

    private static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
