package io.lakewarden.cli.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import io.lakewarden.jobs.JobRunner;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.security.authorizer.AccessDenied;
import io.lakewarden.security.authorizer.DecisionBench;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Does what one request asks, under its settings and into its log. */
final class RequestHandler {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession spark;
    private final boolean readOnly;

    RequestHandler(SparkSession spark, boolean readOnly) {
        this.spark = spark;
        this.readOnly = readOnly;
    }

    Reply handle(Request request) throws IOException {
        if (request.log().isEmpty()) {
            return withSettings(request);
        }

        PrintStream own = System.err;
        Files.createDirectories(Path.of(request.log()).getParent());
        try (PrintStream log =
                new PrintStream(new FileOutputStream(request.log(), true), true, StandardCharsets.UTF_8)) {
            System.setErr(log);
            return withSettings(request);
        } finally {
            System.setErr(own);
        }
    }

    private Reply withSettings(Request request) {
        Map<String, Optional<String>> before = new TreeMap<>();
        try {
            request.conf().forEach((name, value) -> {
                if (spark.conf().isModifiable(name)) {
                    before.put(name, Optional.ofNullable(spark.conf().getAll().getOrElse(name, () -> null)));
                    spark.conf().set(name, value);
                }
            });
            spark.sparkContext().setJobDescription(request.label());
            return answer(request);
        } catch (JobFailed e) {
            e.printStackTrace();
            return Reply.failed(e.code().name(), e.getMessage());
        } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
            e.printStackTrace();
            return denial(e)
                    .map(denied -> Reply.failed(WorkerProtocol.ACCESS_DENIED, denied.getMessage()))
                    .orElseGet(() -> Reply.failed("INTERNAL", firstLine(e)));
        } finally {
            before.forEach((name, value) -> value.ifPresentOrElse(
                    old -> spark.conf().set(name, old), () -> spark.conf().unset(name)));
        }
    }

    private Reply answer(Request request) throws IOException, InterruptedException, ParseException {
        return switch (request.kind()) {
            case JOB -> job(request);
            case QUERY -> query(request);
            case PLAN -> Reply.done(Planning.measure(spark, request));
            case DECISIONS -> Reply.done(JSON.valueToTree(DecisionBench.measure()));
        };
    }

    private Reply job(Request request) throws IOException {
        if (readOnly) {
            throw new IllegalStateException("Cannot run a job: this worker only reads");
        }

        return Reply.done(JSON.readTree(JobRunner.run(spark, request.args()).toJson()));
    }

    /** The process asserts whose query it is; the text cannot. */
    private Reply query(Request request) throws IOException, InterruptedException {
        UserGroupInformation user = request.as().isEmpty()
                ? UserGroupInformation.getLoginUser()
                : UserGroupInformation.createRemoteUser(request.as());
        return user.doAs((PrivilegedExceptionAction<Reply>) () -> Queries.answer(spark, request));
    }

    /** What was denied, wherever Spark met it. */
    private static Optional<AccessDenied> denial(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(AccessDenied.class::isInstance)
                .map(AccessDenied.class::cast)
                .findFirst();
    }

    private static String firstLine(Throwable e) {
        String text =
                e.getMessage() == null ? "" : e.getMessage().lines().findFirst().orElse("");
        return e.getClass().getSimpleName() + (text.isEmpty() ? "" : ": " + text);
    }
}
