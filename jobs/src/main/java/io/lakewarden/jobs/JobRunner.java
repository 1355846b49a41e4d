package io.lakewarden.jobs;

import io.lakewarden.jobs.billing.ConformInvoices;
import io.lakewarden.jobs.billing.CustomerInvoices;
import io.lakewarden.jobs.billing.IngestInvoices;
import io.lakewarden.jobs.billing.RefreshDimensions;
import io.lakewarden.jobs.billing.SalesByDay;
import io.lakewarden.jobs.call.JobArguments;
import io.lakewarden.jobs.call.JobContext;
import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.catalogue.LakeContractJson;
import io.lakewarden.jobs.catalogue.RunNumbers;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.jobs.lake.Files;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.sql.SparkSession;

/** Runs a bundled job by its command line. */
public final class JobRunner {
    private static final List<String> NO_SPACE =
            List.of("no space left on device", "disk quota exceeded", "not enough space", "diskspace quota");

    private JobRunner() {}

    /**
     * Runs the job that the arguments name and leaves its record, and its numbers, in the records folder. What its user can act on is a
     * {@link JobFailed}; the tables then hold what the job's contract says of a failed run.
     */
    public static RunRecord run(SparkSession spark, List<String> args) {
        return run(spark, args, Clock.systemUTC());
    }

    static RunRecord run(SparkSession spark, List<String> args, Clock clock) {
        Instant started = clock.instant();
        JobArguments arguments = JobArguments.parse(args);
        try {
            SessionSettings.apply(spark);
            Files files = new Files(spark.sparkContext().hadoopConfiguration());
            JobContext context = new JobContext(spark, arguments, contract(files, arguments.contract()), files);
            RunRecord record = withMaskedTables(context, run(context));
            files.write(left(arguments, ".json"), record.toJson());
            files.write(
                    left(arguments, RunNumbers.ENDING),
                    numbers(spark, arguments, record, started, clock.instant()).toJson());
            return record;
        } catch (IOException e) {
            throw understood(arguments, e)
                    .orElseThrow(() -> new UncheckedIOException(
                            "Cannot run " + arguments.job().jobName(), e));
        } catch (FSError e) {
            // What Hadoop's local file system throws when the disk is full.
            throw understood(arguments, e)
                    .orElseThrow(() -> new IllegalStateException(
                            "Cannot run " + arguments.job().jobName(), e));
        } catch (Exception e) {
            // Spark throws checked exceptions that it does not declare.
            Optional<JobFailed> failed = understood(arguments, e);
            if (failed.isPresent()) {
                throw failed.get();
            }

            throw e;
        }
    }

    /** The failure that a user can act on, if it is one. */
    static Optional<JobFailed> understood(JobArguments arguments, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
            if (cause instanceof IOException && NO_SPACE.stream().anyMatch(message::contains)) {
                return Optional.of(new JobFailed(
                        JobFailed.Code.STORAGE_FULL,
                        "Cannot run " + arguments.job().jobName() + " for " + arguments.runDate()
                                + ": no space left where it writes",
                        failure));
            }
        }

        return JobFailed.in(failure);
    }

    private static RunRecord run(JobContext context) {
        return switch (context.arguments().job()) {
            case INGEST_INVOICES -> IngestInvoices.run(context);
            case REFRESH_DIMENSIONS -> RefreshDimensions.run(context);
            case CONFORM_INVOICES -> ConformInvoices.run(context);
            case PUBLISH_SALES_BY_DAY -> SalesByDay.run(context);
            case PUBLISH_CUSTOMER_INVOICES -> CustomerInvoices.run(context);
        };
    }

    /** What the job has written is brought to its masked tables before the job is done. */
    private static RunRecord withMaskedTables(JobContext context, RunRecord record) {
        return record.and(record.tables().stream()
                .flatMap(written -> context.maskedTables(written.table()).map(copy -> copy.refresh(written)))
                .toList());
    }

    private static LakeContract contract(Files files, URI uri) throws IOException {
        String json = files.read(uri)
                .orElseThrow(() -> new JobFailed(
                        JobFailed.Code.CONTRACT_INVALID, "Cannot read the lake contract: no file " + uri));
        try {
            return LakeContractJson.fromJson(json);
        } catch (IllegalArgumentException e) {
            throw new JobFailed(JobFailed.Code.CONTRACT_INVALID, e.getMessage(), e);
        }
    }

    private static RunNumbers numbers(
            SparkSession spark, JobArguments arguments, RunRecord record, Instant started, Instant now) {
        Duration fresh = Duration.between(arguments.end(), now);
        return RunNumbers.of(
                record,
                Duration.between(started, now).toSeconds(),
                Stay.ofMachines(spark.sparkContext(), started, now).toSeconds(),
                Math.max(0, fresh.toSeconds()));
    }

    private static URI left(JobArguments arguments, String ending) {
        URI folder = Files.child(
                Files.child(arguments.records(), arguments.pipeline()),
                arguments.runDate().toString());
        return Files.child(folder, arguments.job().jobName() + ending);
    }
}
