package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.StateFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Spark's own History Server over the runs' event logs. */
@Command(
        name = "history",
        description = "Serve Spark's History Server on the event logs of the runs, until interrupted.")
final class HistoryVerb implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    private Console console;

    @Mixin
    private LocalOnly localOnly;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port on 127.0.0.1 (default: ${DEFAULT-VALUE}, Spark's own).")
    private int port = 18080;

    @Override
    public Integer call() throws IOException, InterruptedException {
        localOnly.check();
        if (port < 1 || port > 65_535) {
            throw CommandFailed.usage("Invalid --port: got " + port + ", expected 1 to 65535");
        }

        StateFolder state = new StateFolder(console.dir().resolve(".lakewarden"));
        if (!Files.isDirectory(state.sparkEvents())) {
            throw CommandFailed.because("Cannot show the history: nothing was run here yet; run ./lakewarden up first");
        }

        if (answers()) {
            throw CommandFailed.because(
                    "Cannot serve the history: port " + port + " is taken; name another with --port");
        }

        Path log = state.logs().resolve("history-server.log");
        Process server = server(state, log);
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

    private Process server(StateFolder state, Path log) throws IOException {
        Installation installation = Installation.current();
        List<String> command = new ArrayList<>();
        command.add(installation.java().toString());
        command.addAll(installation.sparkJvmOptions());
        command.addAll(List.of(
                "-Xmx1g",
                "-Dlog4j2.configurationFile=log4j2-worker.properties",
                "-Dspark.history.fs.logDirectory=file:" + state.sparkEvents(),
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
