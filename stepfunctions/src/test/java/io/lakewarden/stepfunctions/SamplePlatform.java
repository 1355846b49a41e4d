package io.lakewarden.stepfunctions;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Retry;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import io.lakewarden.stepfunctions.local.Substitutions;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sample definition's pipeline and environments, as records. */
public final class SamplePlatform {
    private SamplePlatform() {}

    /** The billing pipeline as {@code platform/domains/billing.yaml} has it. */
    public static Pipeline billing() {
        Retry publishing = new Retry(2, Duration.ofSeconds(60), 2.0);
        return new Pipeline(
                "billing",
                "The day's invoices from landing to audited sales figures",
                "billing-pipeline",
                ZoneId.of("Europe/London"),
                Optional.of("cron(30 2 * * ? *)"),
                Duration.ofMinutes(90),
                Duration.ofMinutes(180),
                List.of(
                        step(
                                "ingest",
                                "Take the day's file as it came",
                                "ingest-invoices",
                                List.of(),
                                30,
                                Retry.DEFAULT),
                        step(
                                "dimensions",
                                "Keep the small dimensions as listed",
                                "refresh-dimensions",
                                List.of(),
                                15,
                                Retry.DEFAULT),
                        step(
                                "conform",
                                "Type, deduplicate and quarantine",
                                "conform-invoices",
                                List.of("ingest"),
                                45,
                                Retry.DEFAULT),
                        step(
                                "sales",
                                "Publish sales by day",
                                "publish-sales-by-day",
                                List.of("conform", "dimensions"),
                                30,
                                publishing),
                        step(
                                "customers",
                                "Publish customers' invoices",
                                "publish-customer-invoices",
                                List.of("conform"),
                                30,
                                publishing)));
    }

    /** One step that is never tried again. */
    public static Pipeline minimal() {
        return new Pipeline(
                "minimal",
                "Takes the day's file",
                "billing-pipeline",
                ZoneId.of("UTC"),
                Optional.empty(),
                Duration.ofMinutes(60),
                Duration.ofMinutes(120),
                List.of(step(
                        "ingest",
                        "Take the day's file as it came",
                        "ingest-invoices",
                        List.of(),
                        30,
                        new Retry(0, Duration.ofSeconds(1), 1.0))));
    }

    /** A step that reads and writes what its job says. */
    public static Step step(String name, String description, String job, List<String> after, int minutes, Retry retry) {
        BundledJob bundled = BundledJob.named(job).orElseThrow();
        return new Step(
                name, description, job, after, bundled.reads(), bundled.writes(), Duration.ofMinutes(minutes), retry);
    }

    /** Production: 24 nodes for 5 TB. */
    public static Environment prod() {
        Compute compute = new Compute.Transient(
                Cluster.ofPipeline("billing", "emr-7.14.0", Nodes.of("m6g.xlarge", 1), Nodes.of("r6g.8xlarge", 24)));
        return new Environment(
                "prod",
                "Production",
                new Environment.Home.Aws("333333333333", "eu-west-1"),
                Optional.empty(),
                Environment.Publishing.SINGLE_TABLE,
                List.of(
                        placement("billing", "s3://lakewarden-prod-landing/billing", 5120, compute),
                        placement("minimal", "s3://lakewarden-prod-landing/billing", 5120, compute)));
    }

    /** This machine. */
    public static Environment local() {
        Compute compute = new Compute.Machine(2, new Gibibytes(2));
        return new Environment(
                "local",
                "This machine",
                new Environment.Home.Local(),
                Optional.empty(),
                Environment.Publishing.BRANCH,
                List.of(
                        placement("billing", "landing", 0.01, compute),
                        placement("minimal", "landing", 0.01, compute)));
    }

    /** A compiled machine with every placeholder filled, read back from its JSON. */
    public static StateMachine filled(Pipeline pipeline, Environment environment) {
        return StateMachineJson.read(filledJson(pipeline, environment));
    }

    /** A compiled machine with every placeholder filled. */
    public static String filledJson(Pipeline pipeline, Environment environment) {
        String json = StateMachineJson.toJson(PipelineCompiler.compile(pipeline, environment));
        SortedMap<String, String> values = new TreeMap<>();
        Substitutions.names(json).forEach(name -> values.put(name, "value-of-" + name));
        return Substitutions.apply(json, values);
    }

    private static Placement placement(String pipeline, String landing, double gibibytes, Compute compute) {
        return new Placement(pipeline, landing, new Gibibytes(gibibytes), compute, new TreeMap<>());
    }
}
