package io.lakewarden.infra.pipelines;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.PricedRun;
import io.lakewarden.infra.costguard.RunLimit;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Step;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.settings.Amount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What rings of a pipeline.
 *
 * @param site where it runs
 * @param pipeline as it is defined
 * @param limit of its runs, where one is committed
 * @param machine the ARN of its state machine
 */
public record PipelineAlarms(Site site, Pipeline pipeline, Optional<RunLimit> limit, String machine) {
    private static final double AT_RISK = 0.8;
    private static final int HOURS_WITHOUT_SUCCESS = 26;

    /** A day whose publication came later than this after its end is not the newest. */
    private static final Duration NEW_DAY = Duration.ofDays(1);

    private static final String QUARANTINE_ENDING = "_quarantine";

    /** Of these, every day has a start. */
    private static final Pattern DAILY = Pattern.compile(
            "cron\\(\\S+ \\S+ [*?] \\* [*?] \\*\\)|rate\\((1 day|1 hour|\\d+ minutes?|1?\\d hours|2[0-4] hours)\\)");

    /** That of one of an environment's pipelines. */
    public static PipelineAlarms of(Site site, Pipeline pipeline, List<RunLimit> limits, String machine) {
        return new PipelineAlarms(
                site,
                pipeline,
                limits.stream()
                        .filter(limit -> limit.pipeline().equals(pipeline.name()))
                        .findFirst(),
                machine);
    }

    /** How executions end that do not succeed. */
    public List<Alarm> ends() {
        return Stream.of(AlarmKind.EXECUTION_FAILED, AlarmKind.EXECUTION_TIMED_OUT, AlarmKind.EXECUTION_ABORTED)
                .map(kind -> Alarm.atOnce(kind, pipeline.name(), machine))
                .toList();
    }

    /** How long they take. */
    public List<Alarm> times() {
        return List.of(
                Alarm.above(
                        AlarmKind.SLA_AT_RISK,
                        pipeline.name(),
                        machine,
                        atRisk(pipeline).toSeconds()),
                Alarm.above(
                        AlarmKind.SLA_MISSED,
                        pipeline.name(),
                        machine,
                        pipeline.sla().toSeconds()));
    }

    /** After which a run that goes on may miss its SLA. */
    public static Duration atRisk(Pipeline pipeline) {
        return Duration.ofSeconds(Math.round(pipeline.sla().toSeconds() * AT_RISK));
    }

    /** A transient cluster costs by the hour; of those that stay nobody is told their age. */
    public Optional<Alarm> age() {
        return limit.map(its -> Alarm.atOnce(AlarmKind.CLUSTER_TOO_OLD, pipeline.name(), pipeline.name()));
    }

    /** And by the machines that it grows to. */
    public Optional<PricedRun> price() {
        return limit.flatMap(RunLimit::price)
                .map(price -> new PricedRun(
                        pipeline.name(),
                        machine,
                        pipeline.steps().stream().map(Step::job).toList(),
                        price.clusterPerHour(),
                        workers(),
                        price.beside(),
                        price.atMost(),
                        pipeline.timeout()));
    }

    /** Machines with executors, at the size that the definition gives the pipeline's cluster. */
    private int workers() {
        return site.environment()
                .placement(pipeline.name())
                .orElseThrow()
                .compute()
                .match(
                        machine -> 1,
                        cluster -> cluster.core().count()
                                + cluster.task().map(Nodes::count).orElse(0));
    }

    /** That no new day comes, of a pipeline that has one each day. */
    public Optional<Alarm> silence() {
        return pipeline.schedule()
                .filter(DAILY.asMatchPredicate())
                .map(daily -> new Alarm(
                        AlarmKind.NO_SUCCESS,
                        pipeline.name(),
                        lastJob(),
                        NEW_DAY.toSeconds(),
                        Duration.ofHours(1),
                        HOURS_WITHOUT_SUCCESS,
                        Alarm.WithoutData.BAD));
    }

    /** Of the steps that no other waits for, the last in the definition. */
    public String lastJob() {
        return pipeline.steps().stream()
                .filter(step -> pipeline.steps().stream()
                        .noneMatch(other -> other.after().contains(step.name())))
                .reduce((first, second) -> second)
                .orElseThrow()
                .job();
    }

    /** Rows that jobs set aside: of each that does, so that {@code watched} is the job. */
    public List<Alarm> rows() {
        return pipeline.steps().stream()
                .filter(PipelineAlarms::setsAside)
                .map(step -> Alarm.above(
                        AlarmKind.QUARANTINE_RATE_HIGH,
                        pipeline.name(),
                        step.job(),
                        site.environment().settings().of(Amount.QUARANTINE_PERCENT)))
                .toList();
    }

    private static boolean setsAside(Step step) {
        return step.writes().stream().anyMatch(dataset -> dataset.name().endsWith(QUARANTINE_ENDING));
    }
}
