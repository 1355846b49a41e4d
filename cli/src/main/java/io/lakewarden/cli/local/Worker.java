package io.lakewarden.cli.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import io.lakewarden.model.Gibibytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process with a warm Spark session that does one request at a time. It lives as long as this object's pipe to it:
 * when this process ends, however it ends, so does the worker.
 */
public final class Worker implements AutoCloseable {
    /** For a process whose start is most of its life: the quick compiler and the simplest collector. */
    public static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final Writer requests;
    private final BufferedReader replies;
    private final Path log;

    private Worker(Process process, Path log) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.replies = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.log = log;
    }

    /** Starts a process and waits until its session is there. */
    public static Worker start(Installation installation, Hello hello, Gibibytes heap, List<String> jvmOptions) {
        Path state = Path.of(hello.state());
        Path log = state.resolve("logs").resolve(hello.identity().replaceAll("[^A-Za-z0-9-]+", "-") + ".log");
        List<String> command = new ArrayList<>();
        command.add(installation.java().toString());
        command.addAll(installation.sparkJvmOptions());
        command.addAll(installation.archiveJvmOptions());
        command.addAll(jvmOptions);
        command.add("-Xmx" + Math.max(256, (long) (heap.value() * 1024)) + "m");
        command.add("-Dh2.bindAddress=127.0.0.1");
        command.add("-Dlog4j2.configurationFile=log4j2-worker.properties");
        command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
        command.add("-cp");
        command.add(installation.sparkClassPath());
        command.add("io.lakewarden.cli.worker.WorkerMain");
        try {
            Files.createDirectories(log.getParent());
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(state.toFile())
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
            builder.environment().put("HADOOP_USER_NAME", hello.identity());
            Worker worker = new Worker(builder.start(), log);
            worker.send(hello);
            return worker;
        } catch (IOException e) {
            throw CommandFailed.because("Cannot start the Spark worker: " + e.getMessage());
        }
    }

    /** Does one request; a worker that dies over it is a failed reply, and every later request fails too. */
    public synchronized Reply ask(Request request) {
        try {
            return send(request);
        } catch (IOException e) {
            process.destroyForcibly();
            process.onExit().join();
            return Reply.failed("WORKER_LOST", "The Spark worker ended while it worked");
        }
    }

    /** Where its own log is. */
    public Path log() {
        return log;
    }

    /** Its process, for those who measure it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Whether it can be asked. */
    public boolean isAlive() {
        return process.isAlive();
    }

    private Reply send(Object message) throws IOException {
        requests.write(JSON.writeValueAsString(message));
        requests.write('\n');
        requests.flush();
        String line = replies.readLine();
        if (line == null) {
            throw new IOException("the Spark worker ended; its log is " + log);
        }

        return JSON.readValue(line, Reply.class);
    }

    /** Closes the pipe, which ends the process, and waits for that. */
    @Override
    public void close() {
        try {
            requests.close();
        } catch (IOException e) {
            // The pipe is broken because the process has ended, which is what is wanted.
        }

        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
