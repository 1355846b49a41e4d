package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.Installation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A key distribution centre in a process of its own, with a user and a service, which lives as long as this object's
 * pipe to it.
 */
final class Kdc implements AutoCloseable {
    private static final String USER = "ana";

    private static final String SERVICE = "sql/localhost@EXAMPLE.COM";

    private final Installation installation;
    private final Path folder;
    private final Process process;
    private final Writer pipe;

    private Kdc(Installation installation, Path folder, Process process) {
        this.installation = installation;
        this.folder = folder;
        this.process = process;
        this.pipe = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Serves when it returns; its files are in the folder. */
    static Kdc start(Installation installation, Path folder) throws IOException {
        Files.createDirectories(folder);
        Process process = new ProcessBuilder(
                        installation.java().toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-cp",
                        installation.kdcClassPath(),
                        "io.lakewarden.security.minicluster.KdcMain",
                        folder.toString(),
                        USER,
                        SERVICE.replaceFirst("@.*", ""))
                .redirectError(folder.resolve("kdc.log").toFile())
                .start();
        String answer = lastLine(process, "ready");
        if (!answer.equals("ready")) {
            process.destroy();
            throw new IOException("Cannot start a KDC: it ended; its log is " + folder.resolve("kdc.log"));
        }

        return new Kdc(installation, folder, process);
    }

    /** What the user sends to the service from a machine whose clock is fast by so much, or why it cannot. */
    String asked(Duration fast) throws IOException {
        return side(fast, "ask", USER, keytab(USER), SERVICE);
    }

    /** {@code taken}, or why the service does not take that on a machine whose clock is fast by so much. */
    String taken(String sent, Duration fast) throws IOException {
        return side(fast, "take", SERVICE, keytab("sql"), sent);
    }

    private String keytab(String name) {
        return folder.resolve("keytabs").resolve(name + ".keytab").toString();
    }

    private String side(Duration fast, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        if (!fast.isZero()) {
            command.addAll(List.of("faketime", "--exclude-monotonic", "-f", "+" + fast.toSeconds() + "s"));
        }

        command.addAll(List.of(
                installation.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.security.krb5.conf=" + folder.resolve("krb5.conf"),
                "-cp",
                installation.commandClassPath(),
                TicketMain.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("sides.log").toFile()))
                .start();
        return lastLine(process, "");
    }

    /** What it prints last, or that line as soon as it comes. */
    private static String lastLine(Process process, String awaited) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String last = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            last = line;
            if (line.equals(awaited)) {
                return line;
            }
        }

        return last;
    }

    /** Closes the pipe, which ends the process, and waits for that. */
    @Override
    public void close() throws IOException {
        pipe.close();
        process.onExit().join();
    }
}
