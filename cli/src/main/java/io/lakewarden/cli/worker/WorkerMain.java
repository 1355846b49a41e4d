package io.lakewarden.cli.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.spark.sql.SparkSession;

/** Runs jobs and queries for the process that started it, one at a time, until that process is gone. */
public final class WorkerMain {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WorkerMain() {}

    /** Takes no arguments: all comes through standard input. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream replies = System.out;
        System.setOut(System.err);
        BlockingQueue<String> lines = linesUntilParentIsGone();
        Hello hello = JSON.readValue(lines.take(), Hello.class);
        try (FileChannel channel = lockFile(hello)) {
            if (!hello.readOnly()) {
                channel.lock();
            }

            serve(hello, lines, replies);
        }
    }

    private static void serve(Hello hello, BlockingQueue<String> lines, PrintStream replies)
            throws IOException, InterruptedException {
        try (SparkSession spark = LakeSession.open(hello)) {
            RequestHandler handler = new RequestHandler(spark, hello.readOnly());
            reply(replies, Reply.done(JSON.createObjectNode().put("spark", spark.version())));
            while (true) {
                reply(replies, handler.handle(JSON.readValue(lines.take(), Request.class)));
            }
        }
    }

    /**
     * The parent's lock ends with the parent; this one ends with the last write, so that a new run cannot overtake the
     * remains of a killed one.
     */
    private static FileChannel lockFile(Hello hello) throws IOException {
        return FileChannel.open(
                Path.of(hello.state()).resolve("worker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void reply(PrintStream replies, Reply reply) throws IOException {
        replies.println(JSON.writeValueAsString(reply));
        replies.flush();
    }

    /** Reads standard input on a thread of its own: its end is the parent's end, and ends a running job too. */
    private static BlockingQueue<String> linesUntilParentIsGone() {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Thread reader = new Thread(
                () -> {
                    try {
                        for (String line = input.readLine(); line != null; line = input.readLine()) {
                            lines.add(line);
                        }
                    } catch (IOException e) {
                        // A broken pipe is an end like any other.
                    }

                    Runtime.getRuntime().halt(0);
                },
                "parent-watch");
        reader.setDaemon(true);
        reader.start();
        return lines;
    }
}
