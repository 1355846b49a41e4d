package io.lakewarden.cli.jobcode;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.model.Definition;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.Cluster;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Holds the code of every job against the profile of each cluster that it is placed on. */
public final class JobLint {
    private final Definition definition;
    private final Function<BundledJob, JobCode> reading;
    private final Map<BundledJob, JobCode> code = new EnumMap<>(BundledJob.class);

    private JobLint(Definition definition, Function<BundledJob, JobCode> reading) {
        this.definition = definition;
        this.reading = reading;
    }

    /** What is forbidden to some job where it runs, sorted. */
    public static List<Finding> findings(Definition definition) {
        return findings(definition, JobCode::of);
    }

    static List<Finding> findings(Definition definition, Function<BundledJob, JobCode> reading) {
        JobLint lint = new JobLint(definition, reading);
        return definition.platform().environments().stream()
                .flatMap(environment ->
                        environment.placements().stream().flatMap(placement -> lint.in(environment, placement)))
                .sorted()
                .toList();
    }

    private Stream<Finding> in(Environment environment, Placement placement) {
        return placement
                .compute()
                .match(machine -> Stream.<Cluster>empty(), Stream::of)
                .flatMap(cluster -> definition.platform().pipeline(placement.pipeline()).stream()
                        .flatMap(pipeline -> pipeline.steps().stream())
                        .flatMap(step -> findings(environment, placement, cluster, step)));
    }

    private Stream<Finding> findings(Environment environment, Placement placement, Cluster cluster, Step step) {
        NodePath at = NodePath.of(
                "platform/environments/" + environment.name() + ".yaml",
                "pipelines",
                placement.pipeline(),
                "cluster",
                "profile");
        return BundledJob.named(step.job()).stream()
                .map(job -> code.computeIfAbsent(job, reading))
                .flatMap(read -> JobRule.on(cluster.profile()).flatMap(rule -> rule.brokenBy(read).stream()
                        .map(culprit -> new Finding(
                                definition.positions().at(at),
                                Finding.Severity.ERROR,
                                rule.name(),
                                "Cannot run " + step.job() + " on "
                                        + cluster.profile().word() + " in "
                                        + environment.name() + ": " + culprit + " " + rule.doing() + " ("
                                        + rule.source() + ")",
                                "place the pipeline on another profile, or change the job"))));
    }
}
