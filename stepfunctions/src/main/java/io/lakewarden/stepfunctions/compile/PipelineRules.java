package io.lakewarden.stepfunctions.compile;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.WrittenColumn;
import io.lakewarden.jobs.catalogue.WrittenColumns;
import io.lakewarden.jobs.catalogue.tuning.InstanceType;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Definition;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Position;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import io.lakewarden.model.yaml.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a pipeline must keep so that it can be compiled and its jobs can be called. */
public enum PipelineRules {
    /** A step calls a job that is bundled. */
    PIPELINE_UNKNOWN_JOB(PipelineRules::unknownJobs),
    /** A step says that it reads and writes what its job reads and writes. */
    PIPELINE_LINEAGE_DIFFERS(PipelineRules::differingLineage),
    /** A dataset has the columns that the job writes, in the types in which it does. */
    PIPELINE_COLUMNS_DIFFER(PipelineRules::differingColumns),
    /** Quality rules stand where a job audits them. */
    PIPELINE_QUALITY_NOT_AUDITED(PipelineRules::unauditedQuality),
    /** A step's description can be the name of a state. */
    PIPELINE_STATE_NAME_TOO_LONG(PipelineRules::longNames),
    /** A step's description is no other state's name. */
    PIPELINE_STATE_NAME_TAKEN(PipelineRules::takenNames),
    /** A cluster's instance types are known, so that Spark can be tuned for them. */
    PIPELINE_INSTANCE_TYPE_UNKNOWN(PipelineRules::unknownInstanceTypes),
    /** A step's command line is short enough for EMR. */
    PIPELINE_STEP_ARGUMENTS_TOO_LONG(PipelineRules::longArguments),
    /** No description looks like one of the machine's placeholders; a setting of Spark has a form that none has. */
    PIPELINE_PLACEHOLDER_IN_TEXT(PipelineRules::placeholders),
    /** The pipeline's timeout leaves every state the time it may take. */
    PIPELINE_TIMEOUT_UNDER_STATES(PipelineRules::shortTimeouts),
    /** The SLA leaves more time than a cluster's start and the looks at it take. */
    PIPELINE_SLA_UNDER_START(Finding.Severity.WARNING, PipelineRules::shortSlas);

    private static final int LONGEST_NAME = 80;
    private static final String PLACEHOLDER = "${";

    private final Finding.Severity severity;
    private final Function<Platform, Stream<Violation>> check;

    PipelineRules(Function<Platform, Stream<Violation>> check) {
        this(Finding.Severity.ERROR, check);
    }

    PipelineRules(Finding.Severity severity, Function<Platform, Stream<Violation>> check) {
        this.severity = severity;
        this.check = check;
    }

    private record Violation(NodePath path, String message, String remedy) {}

    private record Owned(Domain domain, Pipeline pipeline) {
        NodePath path() {
            return NodePath.of("platform/domains/" + domain.name() + ".yaml", "pipelines", pipeline.name());
        }
    }

    private record Located(Owned owned, Step step) {
        Pipeline pipeline() {
            return owned.pipeline();
        }

        NodePath path() {
            return owned.path().to("steps", step.name());
        }
    }

    private record Budgeted(Owned owned, Budget budget) {
        Pipeline pipeline() {
            return owned.pipeline();
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
                                rule.severity,
                                rule.name(),
                                violation.message(),
                                violation.remedy())))
                .sorted()
                .distinct()
                .toList();
    }

    /** The same, but nothing about a place where the reading already found something. */
    public static List<Finding> findings(Reading reading) {
        Set<Position> refused =
                reading.findings().stream().map(Finding::position).collect(Collectors.toSet());
        return reading.definition().stream()
                .flatMap(definition -> findings(definition).stream())
                .filter(finding -> !refused.contains(finding.position()))
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
                            "call one of " + String.join(", ", known));
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
                        "write " + key + ": " + actual + ", which is what "
                                + located.step().job() + " " + key));
    }

    private static Stream<Violation> unauditedQuality(Platform platform) {
        Set<DatasetId> audited = steps(platform)
                .flatMap(located -> BundledJob.named(located.step().job()).stream())
                .filter(BundledJob::audits)
                .flatMap(job -> job.writes().stream())
                .collect(Collectors.toSet());
        return platform.domains().stream().flatMap(domain -> domain.datasets().stream()
                .filter(dataset -> !dataset.quality().isEmpty() && !audited.contains(dataset.id()))
                .map(dataset -> new Violation(
                        NodePath.of("platform/domains/" + domain.name() + ".yaml", "datasets", dataset.id(), "quality"),
                        "Cannot hold " + dataset.id() + " to quality rules: no step audits it",
                        "leave them out, or put them on a dataset that a publish job writes")));
    }

    private static Stream<Violation> differingColumns(Platform platform) {
        return steps(platform)
                .flatMap(located -> BundledJob.named(located.step().job()).stream())
                .distinct()
                .flatMap(job -> platform.domains().stream().flatMap(domain -> domain.datasets().stream()
                        .filter(dataset -> job.writes().contains(dataset.id()))
                        .filter(dataset -> !dataset.columns().isEmpty())
                        .flatMap(dataset -> differingColumns(domain, dataset, job))));
    }

    private static Stream<Violation> differingColumns(Domain domain, Dataset dataset, BundledJob job) {
        NodePath columns =
                NodePath.of("platform/domains/" + domain.name() + ".yaml", "datasets", dataset.id(), "columns");
        List<WrittenColumn> written = WrittenColumns.of(dataset.id());
        Stream<Violation> missing = written.stream()
                .filter(column -> dataset.column(column.name()).isEmpty())
                .map(column -> new Violation(
                        columns,
                        "Cannot call " + job.jobName() + ": it writes the column " + column.name() + ", and "
                                + dataset.id() + " has none of that name",
                        "add " + column.name() + ": {type: " + column.type() + "}"));
        Stream<Violation> others = written.stream().flatMap(column -> dataset.column(column.name()).stream()
                .filter(defined -> !defined.type().equals(column.type()))
                .map(defined -> new Violation(
                        columns.to(defined.name(), "type"),
                        "Invalid type of " + defined.name() + " in " + dataset.id() + ": got " + defined.type()
                                + ", expected " + column.type() + ", which " + job.jobName() + " writes",
                        "write type: " + column.type())));
        Stream<Violation> surplus = dataset.columns().stream()
                .filter(Column::required)
                .filter(defined ->
                        written.stream().noneMatch(column -> column.name().equals(defined.name())))
                .map(defined -> new Violation(
                        columns.to(defined.name(), "required"),
                        "Cannot require the column " + defined.name() + " of " + dataset.id() + ": " + job.jobName()
                                + " does not write it",
                        "leave out required, or the column"));
        return Stream.of(missing, others, surplus).flatMap(Function.identity());
    }

    private static Stream<Violation> longNames(Platform platform) {
        return steps(platform)
                .filter(located -> located.step().description().length() > LONGEST_NAME)
                .map(located -> new Violation(
                        located.path().to("description"),
                        "Invalid description of " + located.step().name() + ": got "
                                + located.step().description().length() + " characters, expected 1 to " + LONGEST_NAME,
                        "shorten it: it is the state's name in the console"));
    }

    private static Stream<Violation> takenNames(Platform platform) {
        return steps(platform)
                .filter(located -> !located.step().description().isBlank())
                .filter(located -> isTaken(located.step(), located.pipeline()))
                .map(located -> new Violation(
                        located.path().to("description"),
                        "Cannot name a state \"" + located.step().description() + "\": another state of "
                                + located.pipeline().name() + " has that name",
                        "describe the step in other words"));
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
                        unknown(placed, "primary", Stream.of(cluster.primary())),
                        unknown(placed, "core", Stream.of(cluster.core())),
                        unknown(placed, "task", cluster.task().stream()))
                .flatMap(Function.identity()));
    }

    private static Stream<Violation> unknown(Placed placed, String key, Stream<Nodes> kind) {
        return kind.flatMap(nodes -> nodes.types().stream())
                .map(WeightedType::instanceType)
                .filter(type -> InstanceType.named(type).isEmpty())
                .map(type -> unknown(placed.path().to("cluster", key), type));
    }

    private static Violation unknown(NodePath nodes, String type) {
        List<String> known =
                InstanceType.listed().stream().map(InstanceType::name).toList();
        List<String> families =
                known.stream().map(name -> name.split("\\.")[0]).distinct().toList();
        return new Violation(
                nodes.to("instanceType"),
                "Cannot tune Spark for " + type + ": Lakewarden's list of cores and memory lacks it"
                        + Nearest.to(type, known)
                                .map(name -> "; did you mean " + name + "?")
                                .orElse(""),
                "take one that Lakewarden's list has, of its " + families.size() + " families from " + families.get(0)
                        + " to " + families.get(families.size() - 1));
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
                        "drop Spark settings of this pipeline, or shorten them"));
    }

    private static Stream<Violation> placeholders(Platform platform) {
        Stream<Violation> pipelines = pipelines(platform)
                .filter(owned -> owned.pipeline().description().contains(PLACEHOLDER))
                .map(owned -> placeholder(
                        owned.path().to("description"),
                        "the description of " + owned.pipeline().name()));
        Stream<Violation> steps = steps(platform)
                .filter(located -> located.step().description().contains(PLACEHOLDER))
                .map(located -> placeholder(
                        located.path().to("description"),
                        "the description of " + located.step().name()));
        return Stream.concat(pipelines, steps);
    }

    private static Violation placeholder(NodePath path, String what) {
        return new Violation(
                path,
                "Cannot use " + PLACEHOLDER + " in " + what + ": the deployment would fill it as a placeholder",
                "leave out the dollar sign or the brace");
    }

    private static Stream<Violation> shortTimeouts(Platform platform) {
        return budgets(platform)
                .filter(budgeted ->
                        budgeted.budget().once().compareTo(budgeted.pipeline().timeout()) > 0)
                .map(
                        budgeted -> new Violation(
                                budgeted.owned().path().to("timeoutMinutes"),
                                "Invalid timeoutMinutes: got "
                                        + budgeted.pipeline().timeout().toMinutes() + ", expected at least "
                                        + minutes(budgeted.budget().once())
                                        + ": what the cluster's start, all stages and its end may take together",
                                "raise it, or lower the steps' timeouts: a run that is cut off here leaves its cluster behind"));
    }

    private static Stream<Violation> shortSlas(Platform platform) {
        return budgets(platform)
                .filter(budgeted ->
                        budgeted.budget().least().compareTo(budgeted.pipeline().sla()) > 0)
                .map(budgeted -> new Violation(
                        budgeted.owned().path().to("slaMinutes"),
                        "Cannot meet slaMinutes of "
                                + budgeted.pipeline().sla().toMinutes()
                                + ": a cluster's start and one look at each stage take about "
                                + minutes(budgeted.budget().least()) + " minutes",
                        "raise it to more than that"));
    }

    private static Stream<Budgeted> budgets(Platform platform) {
        return pipelines(platform).flatMap(owned -> budget(owned).stream());
    }

    /** Empty where steps cannot be ordered, which is another rule's to say. */
    private static Optional<Budgeted> budget(Owned owned) {
        try {
            return Optional.of(new Budgeted(owned, Budget.of(owned.pipeline())));
        } catch (IllegalArgumentException unordered) {
            return Optional.empty();
        }
    }

    private static long minutes(Duration duration) {
        return duration.plusSeconds(59).toMinutes();
    }

    private static Stream<Located> steps(Platform platform) {
        return pipelines(platform)
                .flatMap(owned -> owned.pipeline().steps().stream().map(step -> new Located(owned, step)));
    }

    private static Stream<Owned> pipelines(Platform platform) {
        return platform.domains().stream()
                .flatMap(domain -> domain.pipelines().stream().map(pipeline -> new Owned(domain, pipeline)));
    }

    private static Stream<Placed> placements(Platform platform) {
        return platform.environments().stream().flatMap(environment -> environment.placements().stream()
                .map(placement -> new Placed(environment, placement)));
    }
}
