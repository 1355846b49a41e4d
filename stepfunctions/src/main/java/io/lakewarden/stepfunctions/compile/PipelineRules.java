package io.lakewarden.stepfunctions.compile;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.tuning.InstanceType;
import io.lakewarden.model.Compute;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Definition;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a pipeline must keep so that it can be compiled and its jobs can be called. */
public enum PipelineRules {
    /** A step calls a job that is bundled. */
    PIPELINE_UNKNOWN_JOB(PipelineRules::unknownJobs),
    /** A step says that it reads and writes what its job reads and writes. */
    PIPELINE_LINEAGE_DIFFERS(PipelineRules::differingLineage),
    /** A step's description can be the name of a state. */
    PIPELINE_STATE_NAME_TOO_LONG(PipelineRules::longNames),
    /** A step's description is no other state's name. */
    PIPELINE_STATE_NAME_TAKEN(PipelineRules::takenNames),
    /** A cluster's instance types are known, so that Spark can be tuned for them. */
    PIPELINE_INSTANCE_TYPE_UNKNOWN(PipelineRules::unknownInstanceTypes),
    /** A step's command line is short enough for EMR. */
    PIPELINE_STEP_ARGUMENTS_TOO_LONG(PipelineRules::longArguments);

    private static final int LONGEST_NAME = 80;

    private final Function<Platform, Stream<Violation>> check;

    PipelineRules(Function<Platform, Stream<Violation>> check) {
        this.check = check;
    }

    private record Violation(NodePath path, String message, String remedy) {}

    private record Located(Domain domain, Pipeline pipeline, Step step) {
        NodePath path() {
            return NodePath.of(
                    "platform/domains/" + domain.name() + ".yaml", "pipelines", pipeline.name(), "steps", step.name());
        }
    }

    private record Placed(Environment environment, Placement placement) {
        NodePath path() {
            return NodePath.of(
                    "platform/environments/" + environment.name() + ".yaml", "pipelines", placement.pipeline());
        }
    }

    /** Every finding of every rule, sorted. */
    public static List<Finding> findings(Definition definition) {
        return Stream.of(values())
                .flatMap(rule -> rule.check
                        .apply(definition.platform())
                        .map(violation -> new Finding(
                                definition.positions().at(violation.path()),
                                Finding.Severity.ERROR,
                                rule.name(),
                                violation.message(),
                                violation.remedy())))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<Violation> unknownJobs(Platform platform) {
        List<String> known =
                Stream.of(BundledJob.values()).map(BundledJob::jobName).toList();
        return steps(platform)
                .filter(located -> BundledJob.named(located.step().job()).isEmpty())
                .map(located -> {
                    Optional<String> nearest = Nearest.to(located.step().job(), known);
                    return new Violation(
                            located.path().to("job"),
                            "Cannot call " + located.step().job() + ": no such job"
                                    + nearest.map(name -> "; did you mean " + name + "?")
                                            .orElse(""),
                            "Call one of " + String.join(", ", known));
                });
    }

    private static Stream<Violation> differingLineage(Platform platform) {
        return steps(platform).flatMap(located -> BundledJob.named(
                        located.step().job())
                .stream()
                .flatMap(job -> Stream.of(
                                difference(located, "reads", located.step().reads(), job.reads()),
                                difference(located, "writes", located.step().writes(), job.writes()))
                        .flatMap(Optional::stream)));
    }

    private static Optional<Violation> difference(
            Located located, String key, List<DatasetId> declared, List<DatasetId> actual) {
        return declared.equals(actual)
                ? Optional.empty()
                : Optional.of(new Violation(
                        located.path().to(key),
                        "Invalid " + key + " of " + located.step().name() + ": got " + declared + ", expected "
                                + actual,
                        "Write " + key + ": " + actual + ", which is what "
                                + located.step().job() + " " + key));
    }

    private static Stream<Violation> longNames(Platform platform) {
        return steps(platform)
                .filter(located -> located.step().description().length() > LONGEST_NAME
                        || located.step().description().isBlank())
                .map(located -> new Violation(
                        located.path().to("description"),
                        "Invalid description of " + located.step().name() + ": got "
                                + located.step().description().length() + " characters, expected 1 to " + LONGEST_NAME,
                        "Shorten it: it is the state's name in the console"));
    }

    private static Stream<Violation> takenNames(Platform platform) {
        return steps(platform)
                .filter(located -> isTaken(located.step(), located.pipeline()))
                .map(located -> new Violation(
                        located.path().to("description"),
                        "Cannot name a state \"" + located.step().description() + "\": another state of "
                                + located.pipeline().name() + " has that name",
                        "Describe the step in other words"));
    }

    private static boolean isTaken(Step step, Pipeline pipeline) {
        boolean byAnother = pipeline.steps().stream()
                .anyMatch(other ->
                        !other.name().equals(step.name()) && other.description().equals(step.description()));
        return byAnother
                || Frame.NAMES.contains(step.description())
                || step.description().startsWith(PipelineCompiler.SIDE_BY_SIDE);
    }

    private static Stream<Violation> unknownInstanceTypes(Platform platform) {
        return placements(platform).flatMap(PipelineRules::unknownInstanceTypes);
    }

    private static Stream<Violation> unknownInstanceTypes(Placed placed) {
        return placed.placement().compute().match(machine -> Stream.empty(), cluster -> Stream.of(
                        unknown(placed, "primary", cluster.primary()), unknown(placed, "core", cluster.core()))
                .flatMap(Optional::stream));
    }

    private static Optional<Violation> unknown(Placed placed, String key, Compute.Instances instances) {
        if (InstanceType.named(instances.instanceType()).isPresent()) {
            return Optional.empty();
        }

        List<String> known =
                InstanceType.listed().stream().map(InstanceType::name).toList();
        String families =
                known.stream().map(name -> name.split("\\.")[0]).distinct().collect(Collectors.joining(", "));
        return Optional.of(new Violation(
                placed.path().to("cluster", key, "instanceType"),
                "Cannot tune Spark for " + instances.instanceType() + ": its cores and memory are not listed"
                        + Nearest.to(instances.instanceType(), known)
                                .map(name -> "; did you mean " + name + "?")
                                .orElse(""),
                "Take a type that EMR offers, from the families " + families));
    }

    private static Stream<Violation> longArguments(Platform platform) {
        return placements(platform)
                .filter(placed -> unknownInstanceTypes(placed).findAny().isEmpty())
                .flatMap(placed -> platform.pipeline(placed.placement().pipeline()).stream()
                        .flatMap(pipeline -> longArguments(placed, pipeline)));
    }

    private static Stream<Violation> longArguments(Placed placed, Pipeline pipeline) {
        StepTemplate template = new StepTemplate(pipeline, placed.environment(), placed.placement());
        return pipeline.steps().stream()
                .filter(step -> template.length(step) > StepTemplate.LONGEST_STEP)
                .map(step -> new Violation(
                        placed.path().to("spark"),
                        "Cannot submit " + step.name() + " in "
                                + placed.environment().name()
                                + ": its command line has about " + template.length(step)
                                + " characters, and EMR takes " + StepTemplate.LONGEST_STEP,
                        "Drop Spark settings of this pipeline, or shorten them"));
    }

    private static Stream<Located> steps(Platform platform) {
        return platform.domains().stream().flatMap(domain -> domain.pipelines().stream()
                .flatMap(pipeline -> pipeline.steps().stream().map(step -> new Located(domain, pipeline, step))));
    }

    private static Stream<Placed> placements(Platform platform) {
        return platform.environments().stream().flatMap(environment -> environment.placements().stream()
                .map(placement -> new Placed(environment, placement)));
    }
}
