package io.lakewarden.infra.pipelines;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.Alarms;
import io.lakewarden.infra.frame.Assets;
import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.DeadLetters;
import io.lakewarden.infra.frame.Machine;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.metrics.MetricsFile;
import io.lakewarden.jobs.catalogue.LakeContractJson;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Placement;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.PipelineCompiler;
import io.lakewarden.stepfunctions.compile.Placeholder;
import io.lakewarden.stepfunctions.local.Substitutions;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
            known.put(Placeholder.METRICS_AGENT_RULES_URI, published(MetricsFile.EXPORTER_RULES));
        }

        site.environment()
                .metrics()
                .toDatadog()
                .ifPresent(datadog -> known.put(Placeholder.METRICS_SCRIPT_URI, published(MetricsFile.DATADOG_AGENT)));

        return known;
    }

    private String published(MetricsFile file) {
        return Assets.text(this, file.file(), file.text()).uri();
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

    /** The queue of starts by the clock that did not come. */
    public static String undelivered(Site site) {
        return site.prefix() + "-undelivered";
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
        PipelineAlarms its = PipelineAlarms.of(site, pipeline, props.limits(), machine);
        its.ends().forEach(alarms::add);
        its.times().forEach(alarms::add);
        its.age().ifPresent(alarms::add);
        its.price().ifPresent(alarms::add);
        its.silence().ifPresent(alarms::add);
        its.rows().forEach(alarms::add);
        alarms.addAny(AlarmKind.PIPELINE_DOWN, pipeline.name());
    }

    private void schedules(List<Pipeline> pipelines) {
        CfnScheduleGroup group = CfnScheduleGroup.Builder.create(this, "Schedules")
                .name(site.prefix())
                .build();
        CfnQueue undelivered = DeadLetters.of(this, site, "Undelivered", undelivered(site));
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
