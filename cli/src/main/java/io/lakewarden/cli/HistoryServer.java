package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Spark's own History Server on this machine, as a process that ends with the command.
 *
 * @param console where its address is printed
 * @param port on 127.0.0.1
 */
record HistoryServer(Console console, int port) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    HistoryServer {
        if (port < 1 || port > 65_535) {
            throw CommandFailed.usage("Invalid --port: got " + port + ", expected 1 to 65535");
        }
    }

    /** Refuses a port that somebody has. */
    void checkPort() {
        if (answers()) {
            throw CommandFailed.because(
                    "Cannot serve the history: port " + port + " is taken; name another with --port");
        }
    }

    /**
     * Serves until it is interrupted.
     *
     * @param events the folder with event logs
     * @param log where the server's own log goes
     */
    int serve(Path events, Path log) throws IOException, InterruptedException {
        checkPort();
        Process server = server(events, log);
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "stop-history-server"));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!answers()) {
            if (!server.isAlive() || System.nanoTime() > deadline) {
                server.destroy();
                throw CommandFailed.because("Cannot serve the history: the server did not start; its log is " + log);
            }

            server.waitFor(200, TimeUnit.MILLISECONDS);
        }

        String url = "http://127.0.0.1:" + port + "/";
        console.line("Spark's History Server: " + url + "  (Ctrl-C ends it)");
        console.result(Json.object().put("url", url));
        return server.waitFor() == 0 ? ExitCode.OK.code() : ExitCode.FAILED.code();
    }

    private Process server(Path events, Path log) throws IOException {
        Installation installation = Installation.current();
        List<String> command = new ArrayList<>();
        command.add(installation.java().toString());
        command.addAll(installation.sparkJvmOptions());
        command.addAll(List.of(
                "-Xmx1g",
                "-Dlog4j2.configurationFile=log4j2-worker.properties",
                "-Dspark.history.fs.logDirectory=file:" + events,
                "-Dspark.history.fs.update.interval=2s",
                "-Dspark.history.ui.port=" + port,
                "-cp",
                installation.sparkClassPath(),
                "org.apache.spark.deploy.history.HistoryServer"));
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        return builder.start();
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
