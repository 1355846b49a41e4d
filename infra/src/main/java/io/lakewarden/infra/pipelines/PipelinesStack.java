package io.lakewarden.infra.pipelines;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.Alarms;
import io.lakewarden.infra.alarm.PricedRun;
import io.lakewarden.infra.costguard.RunLimit;
import io.lakewarden.infra.frame.Assets;
import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.DeadLetters;
import io.lakewarden.infra.frame.Machine;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.metrics.Exporter;
import io.lakewarden.jobs.catalogue.LakeContractJson;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import io.lakewarden.stepfunctions.compile.Placeholder;
import io.lakewarden.stepfunctions.local.Substitutions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.stepfunctions.CfnStateMachine;
import software.constructs.Construct;

/** A state machine for each pipeline that runs in the environment, and what starts it by the clock. */
public final class PipelinesStack extends PlatformStack {
    /** A start that comes later than this would publish a day that nobody waits for any more. */
    private static final Duration LATEST_START = Duration.ofHours(4);

    private static final int ATTEMPTS = 20;
    private static final double AT_RISK = 0.8;
    private static final int HOURS_WITHOUT_SUCCESS = 26;

    /** A day whose publication came later than this after its end is not the newest. */
    private static final Duration NEW_DAY = Duration.ofDays(1);

    private static final String QUARANTINE_ENDING = "_quarantine";

    /** Of these, every day has a start. */
    private static final Pattern DAILY = Pattern.compile(
            "cron\\(\\S+ \\S+ [*?] \\* [*?] \\*\\)|rate\\((1 day|1 hour|\\d+ minutes?|1?\\d hours|2[0-4] hours)\\)");

    private final PipelinesProps props;
    private final Site site;
    private final Filling filling;
    private final Alarms alarms;
    private final SortedMap<String, String> machines = new TreeMap<>();

    public PipelinesStack(Construct scope, PipelinesProps props) {
        super(scope, props.site(), "pipelines", "State machines, and what starts them");
        this.props = props;
        this.site = props.site();
        this.alarms = new Alarms(this, site);
        this.filling = new Filling(
                props,
                Assets.file(this, props.jobs()),
                Assets.text(this, "contract.json", LakeContractJson.toJson(props.contract())),
                metrics());
        List<Pipeline> placed = placed(site);
        placed.forEach(this::machine);
        List<Pipeline> scheduled = placed.stream()
                .filter(pipeline -> pipeline.schedule().isPresent())
                .toList();
        if (!scheduled.isEmpty()) {
            schedules(scheduled);
        }
    }

    /** What stands for the placeholders of metrics, as far as there are any. */
    private SortedMap<Placeholder, String> metrics() {
        SortedMap<Placeholder, String> known = new TreeMap<>();
        props.remoteWrite().ifPresent(url -> known.put(Placeholder.REMOTE_WRITE_URL, url));
        if (site.environment().metrics().exporterPort().isPresent()) {
            known.put(
                    Placeholder.METRICS_AGENT_URI,
                    Assets.file(this, props.jmxExporter()).uri());
            known.put(
                    Placeholder.METRICS_AGENT_RULES_URI,
                    Assets.text(this, "jmx-exporter.yml", Exporter.rules()).uri());
        }

        return known;
    }

    /** The pipelines that run in an environment. */
    public static List<Pipeline> placed(Site site) {
        return site.platform()
                .pipelines()
                .filter(pipeline ->
                        site.environment().placement(pipeline.name()).isPresent())
                .sorted(Comparator.comparing(Pipeline::name))
                .toList();
    }

    /** What the machine of a pipeline is called. */
    public static String machine(Site site, Pipeline pipeline) {
        return site.prefix() + "-" + pipeline.name();
    }

    private void machine(Pipeline pipeline) {
        Placement placement = site.environment().placement(pipeline.name()).orElseThrow();
        var machine = PipelineCompiler.compile(pipeline, site.environment());
        SortedMap<String, String> values = new TreeMap<>(filling.of(pipeline, placement));
        values.keySet().retainAll(Substitutions.names(StateMachineJson.toJson(machine)));
        CfnStateMachine made = Machine.of(
                this,
                site,
                ConstructId.of(pipeline.name()),
                new Machine.Props(
                        machine(site, pipeline),
                        "executions/" + pipeline.name(),
                        machine,
                        site.role(pipeline.name() + "-machine"),
                        props.keys().arn("logs"),
                        values));
        machines.put(pipeline.name(), made.getRef());
        watch(pipeline, made.getRef());
    }

    private void watch(Pipeline pipeline, String machine) {
        String name = pipeline.name();
        alarms.add(Alarm.atOnce(AlarmKind.EXECUTION_FAILED, name, machine));
        alarms.add(Alarm.atOnce(AlarmKind.EXECUTION_TIMED_OUT, name, machine));
        alarms.add(Alarm.atOnce(AlarmKind.EXECUTION_ABORTED, name, machine));
        alarms.add(Alarm.above(
                AlarmKind.SLA_AT_RISK, name, machine, atRisk(pipeline).toSeconds()));
        alarms.add(
                Alarm.above(AlarmKind.SLA_MISSED, name, machine, pipeline.sla().toSeconds()));
        props.limits().stream()
                .filter(limit -> limit.pipeline().equals(name))
                .forEach(limit -> watch(pipeline, limit, machine));
        if (pipeline.schedule().filter(DAILY.asMatchPredicate()).isPresent()) {
            alarms.add(new Alarm(
                    AlarmKind.NO_SUCCESS,
                    name,
                    last(pipeline).job(),
                    NEW_DAY.toSeconds(),
                    Duration.ofHours(1),
                    HOURS_WITHOUT_SUCCESS,
                    Alarm.WithoutData.BAD));
        }

        pipeline.steps().stream().filter(PipelinesStack::setsAside).forEach(step -> watchRows(name, step));
        alarms.addAny(AlarmKind.PIPELINE_DOWN, name);
    }

    /** After which a run that goes on may miss its SLA. */
    public static Duration atRisk(Pipeline pipeline) {
        return Duration.ofSeconds(Math.round(pipeline.sla().toSeconds() * AT_RISK));
    }

    /** Of the steps that no other waits for, the last in the definition. */
    private static Step last(Pipeline pipeline) {
        return pipeline.steps().stream()
                .filter(step -> pipeline.steps().stream()
                        .noneMatch(other -> other.after().contains(step.name())))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static boolean setsAside(Step step) {
        return step.writes().stream().anyMatch(dataset -> dataset.name().endsWith(QUARANTINE_ENDING));
    }

    private void watchRows(String pipeline, Step step) {
        alarms.add(Alarm.above(
                AlarmKind.QUARANTINE_RATE_HIGH,
                pipeline,
                step.job(),
                site.environment().settings().of(Amount.QUARANTINE_PERCENT)));
    }

    /** A transient cluster costs by the hour, and by the machines that it grows to. */
    private void watch(Pipeline pipeline, RunLimit limit, String machine) {
        alarms.add(Alarm.atOnce(AlarmKind.CLUSTER_TOO_OLD, pipeline.name(), pipeline.name()));
        limit.price()
                .ifPresent(price -> alarms.add(new PricedRun(
                        pipeline.name(),
                        machine,
                        pipeline.steps().stream().map(Step::job).toList(),
                        price.clusterPerHour(),
                        workers(pipeline),
                        price.beside(),
                        price.atMost(),
                        pipeline.timeout())));
    }

    /** Machines with executors, at the size that the definition gives the pipeline's cluster. */
    private int workers(Pipeline pipeline) {
        return site.environment()
                .placement(pipeline.name())
                .orElseThrow()
                .compute()
                .match(
                        machine -> 1,
                        cluster -> cluster.core().count()
                                + cluster.task().map(Nodes::count).orElse(0));
    }

    private void schedules(List<Pipeline> pipelines) {
        CfnScheduleGroup group = CfnScheduleGroup.Builder.create(this, "Schedules")
                .name(site.prefix())
                .build();
        CfnQueue undelivered = DeadLetters.of(this, site, "Undelivered", site.prefix() + "-undelivered");
        alarms.add(Alarm.atOnce(AlarmKind.SCHEDULE_UNDELIVERED, "schedules", undelivered.getAttrQueueName()));
        alarms.add(Alarm.atOnce(AlarmKind.SCHEDULE_DROPPED, "schedules", group.getRef()));
        pipelines.forEach(pipeline -> schedule(pipeline, group, undelivered));
    }

    private void schedule(Pipeline pipeline, CfnScheduleGroup group, CfnQueue undelivered) {
        CfnSchedule.Builder.create(this, ConstructId.of(pipeline.name()) + "Schedule")
                .name(pipeline.name())
                .groupName(group.getRef())
                .description(pipeline.description())
                .scheduleExpression(pipeline.schedule().orElseThrow())
                .scheduleExpressionTimezone(pipeline.timeZone().getId())
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .state("ENABLED")
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(machines.get(pipeline.name()))
                        .roleArn(site.role(pipeline.name() + "-schedule"))
                        .input("{}")
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(Math.toIntExact(LATEST_START.toSeconds()))
                                .maximumRetryAttempts(ATTEMPTS)
                                .build())
                        .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                .arn(undelivered.getAttrArn())
                                .build())
                        .build())
                .build();
    }
}
