package io.lakewarden.cli.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import io.lakewarden.security.authorizer.Canary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** Runs jobs and queries for the process that started it, one at a time, until that process is gone. */
public final class WorkerMain {
    private static final ObjectMapper JSON = new ObjectMapper();

    private WorkerMain() {}

    /** Takes no arguments: all comes through standard input, a {@link Hello} first. */
    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream replies = System.out;
        System.setOut(System.err);
        ParentPipe pipe = ParentPipe.watch(System.in);
        Optional<String> first = pipe.next();
        if (first.isEmpty()) {
            return;
        }

        Hello hello = JSON.readValue(first.get(), Hello.class);
        try (FileChannel channel = lockFile(hello)) {
            if (!hello.readOnly()) {
                channel.lock();
            }

            serve(hello, pipe, replies);
        }
    }

    private static void serve(Hello hello, ParentPipe pipe, PrintStream replies)
            throws IOException, InterruptedException {
        try (SparkSession spark = LakeSession.open(hello)) {
            if (!hello.policies().isEmpty()) {
                Canary.check(spark);
            }

            RequestHandler handler = new RequestHandler(spark, hello.readOnly());
            reply(replies, Reply.done(JSON.createObjectNode().put("spark", spark.version())));
            for (Optional<String> line = pipe.next(); line.isPresent(); line = pipe.next()) {
                reply(replies, handler.handle(JSON.readValue(line.get(), Request.class)));
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
}
