package io.lakewarden.infra.dashboards;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import io.lakewarden.infra.alarm.Query;
import io.lakewarden.infra.alarm.Source;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelineAlarms;
import io.lakewarden.infra.pipelines.PipelinesStack;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Step;
import io.lakewarden.stepfunctions.compile.RecordMetric;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether days are published, in time and whole: first what did not succeed, then how long it takes, then rows. */
final class PipelineBoard {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private final Site site;
    private final PipelineAlarms alarms;
    private final String name;

    private PipelineBoard(Site site, PipelineAlarms alarms) {
        this.site = site;
        this.alarms = alarms;
        this.name = alarms.pipeline().name();
    }

    static Board of(Site site, Budgets budgets) {
        List<Pipeline> placed = PipelinesStack.placed(site);
        Stream<Panel> panels = placed.isEmpty()
                ? Stream.of(Panel.text(
                        "Pipelines", "No pipeline runs in " + site.environment().name() + "."))
                : Stream.concat(placed.stream().flatMap(pipeline -> of(site, budgets, pipeline)), around(site, placed));
        return new Board("Pipeline", "now-24h", false, panels.toList());
    }

    private static Stream<Panel> of(Site site, Budgets budgets, Pipeline pipeline) {
        return new PipelineBoard(site, PipelineAlarms.of(site, pipeline, budgets.runs(), Names.machine(site, pipeline)))
                .panels();
    }

    private Stream<Panel> panels() {
        return Stream.of(
                        Panel.heading(name),
                        failures(),
                        executions(),
                        seconds(),
                        freshness(),
                        quarantine(),
                        ofJobs(
                                Panel.overTime("Rows", "short", "What each job read, and what it kept of its day."),
                                RecordMetric.ROWS_IN,
                                RecordMetric.ROWS_OUT),
                        ofJobs(
                                Panel.overTime(
                                        "Rows not kept",
                                        "short",
                                        "What each job set aside, and the exact duplicates that it dropped."),
                                RecordMetric.ROWS_QUARANTINED,
                                RecordMetric.ROWS_DUPLICATE),
                        ofJobs(
                                Panel.overTime("Seconds of jobs", "s", "From a job's start to its record."),
                                RecordMetric.SECONDS))
                .filter(Predicate.not(Panel::isEmpty));
    }

    private Panel failures() {
        Panel panel = Panel.inAll(
                "Executions that did not succeed",
                "short",
                "How many ended so in the time shown: their days are not published. pipeline-down calls somebody for the"
                        + " first two: runbooks/pipeline-down.md");
        for (Alarm alarm : alarms.ends()) {
            panel = panel.ringing(site, alarm, alarm.kind().word());
        }

        return panel;
    }

    private Panel executions() {
        return Panel.inAll(
                        "Executions",
                        "short",
                        "How many started and succeeded in the time shown. One that started and has not ended runs.")
                .with("started", execution("ExecutionsStarted"))
                .with("succeeded", execution("ExecutionsSucceeded"));
    }

    private Query.Metric execution(String metric) {
        return Query.Metric.of(
                Source.STATES,
                metric,
                Statistic.SUM,
                FIVE_MINUTES,
                Source.STATES.dimensions(site, name, alarms.machine()));
    }

    private Panel seconds() {
        Panel panel = Panel.overTime(
                "Seconds of an execution, against the SLA",
                "s",
                "Told every four minutes from four fifths of the SLA on while one runs, and when it has ended.");
        for (Alarm alarm : alarms.times()) {
            panel = panel.ringing(site, alarm, "execution");
        }

        return panel;
    }

    private Panel freshness() {
        Panel panel = Panel.overTime(
                "Age of a day when it was published",
                "s",
                "From the end of the day until the last job had written it. A replay of an old day is far above.");
        return alarms.silence()
                .map(alarm -> panel.mentioning(
                                alarm.kind(),
                                "when for " + Panel.lasting(alarm) + " no day was told of that is below the line")
                        .ringing(site, alarm, alarms.lastJob()))
                .orElseGet(() -> panel.with(alarms.lastJob(), ofJob(RecordMetric.FRESHNESS_SECONDS, alarms.lastJob())));
    }

    private Panel quarantine() {
        Panel panel = Panel.overTime(
                "Rows set aside, in a hundred",
                "percent",
                "Of the rows that a job read. A day without rows has no rate.");
        for (Alarm alarm : alarms.rows()) {
            panel = panel.ringing(site, alarm, alarm.watched());
        }

        return panel;
    }

    private Panel ofJobs(Panel panel, RecordMetric... metrics) {
        List<String> jobs =
                alarms.pipeline().steps().stream().map(Step::job).distinct().toList();
        Panel drawn = panel;
        for (String job : jobs) {
            for (RecordMetric metric : metrics) {
                drawn = drawn.with(metrics.length == 1 ? job : job + " " + metric.metric(), ofJob(metric, job));
            }
        }

        return drawn;
    }

    private Query.Metric ofJob(RecordMetric metric, String job) {
        return ofJob(site, name, metric, job);
    }

    /** The largest, since numbers may be told twice. */
    static Query.Metric ofJob(Site site, String pipeline, RecordMetric metric, String job) {
        return Query.Metric.of(
                Source.RECORDS,
                metric.metric(),
                Statistic.MAXIMUM,
                FIVE_MINUTES,
                Source.RECORDS.dimensions(site, pipeline, job));
    }

    /** What is of no one pipeline. */
    private static Stream<Panel> around(Site site, List<Pipeline> placed) {
        Panel machines = Panel.overTime(
                "The platform's own machines that did not succeed",
                "short",
                "What tells the numbers of runs, and what ends the clusters that an execution left.");
        Panel events = Panel.overTime(
                "Events that started nothing", "short", "Messages that wait until somebody has looked at them.");
        return Stream.concat(
                Stream.of(Panel.heading("Before and after executions")),
                Stream.concat(
                        starts(site, placed),
                        Stream.of(
                                machines.ringing(site, machine(site, AlarmKind.METRICS_FAILED, "metrics"), "metrics")
                                        .ringing(site, machine(site, AlarmKind.CLEANUP_FAILED, "cleanup"), "cleanup"),
                                events.ringing(site, queue(site, AlarmKind.METRICS_UNDELIVERED, "metrics"), "metrics")
                                        .ringing(
                                                site,
                                                queue(site, AlarmKind.CLEANUP_UNDELIVERED, "cleanup"),
                                                "cleanup"))));
    }

    private static Stream<Panel> starts(Site site, List<Pipeline> placed) {
        if (placed.stream().allMatch(pipeline -> pipeline.schedule().isEmpty())) {
            return Stream.empty();
        }

        return Stream.of(Panel.overTime(
                        "Starts by the clock that did not come",
                        "short",
                        "Messages about them that wait until somebody has looked, and those of which none was kept.")
                .ringing(
                        site,
                        Alarm.atOnce(AlarmKind.SCHEDULE_UNDELIVERED, "schedules", PipelinesStack.undelivered(site)),
                        "waiting")
                .ringing(site, Alarm.atOnce(AlarmKind.SCHEDULE_DROPPED, "schedules", site.prefix()), "dropped"));
    }

    private static Alarm machine(Site site, AlarmKind kind, String word) {
        return Alarm.atOnce(kind, word, Names.machine(site, site.roleName(word)));
    }

    private static Alarm queue(Site site, AlarmKind kind, String word) {
        return Alarm.atOnce(kind, word, Names.queue(site, kind));
    }
}
