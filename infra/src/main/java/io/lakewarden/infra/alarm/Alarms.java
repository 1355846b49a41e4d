package io.lakewarden.infra.alarm;

import io.lakewarden.infra.alarm.AlarmKind.Comparison;
import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.constructs.Construct;

/**
 * Alarms of a stack, which tell the environment's topics when they begin, and that of alarms when they are over. They stand beside what they
 * watch: a cluster that another stack had imported for its alarms could not be replaced any more.
 */
public final class Alarms {
    private final Construct scope;
    private final Site site;
    private final List<Made> made = new ArrayList<>();

    /** One that stands. */
    private record Made(AlarmKind kind, String subject, CfnAlarm alarm) {}

    public Alarms(Construct scope, Site site) {
        this.scope = scope;
        this.site = site;
    }

    /** Makes one. */
    public void add(Alarm alarm) {
        AlarmKind kind = alarm.kind();
        CfnAlarm.Builder building = building(kind, alarm.subject(), alarm.withoutData())
                .threshold(alarm.threshold())
                .evaluationPeriods(alarm.periods());
        CfnAlarm added = kind.watch()
                .match(
                        metric -> one(building, metric, alarm),
                        computed -> building.comparisonOperator(
                                        computed.comparison().written())
                                .metrics(written(alarm.queries(site))),
                        dollars -> kind.<CfnAlarm.Builder>notOfOne(),
                        any -> kind.<CfnAlarm.Builder>notOfOne())
                .build();
        made.add(new Made(kind, alarm.subject(), added));
    }

    /** Makes the one that rings when a run has become too dear. */
    public void add(PricedRun run) {
        AlarmKind kind = AlarmKind.RUN_TOO_DEAR;
        building(kind, run.pipeline(), Alarm.WithoutData.GOOD)
                .threshold(run.atMost())
                .evaluationPeriods(1)
                .comparisonOperator(Comparison.ABOVE.written())
                .metrics(written(run.queries(site)))
                .build();
    }

    private CfnAlarm.Builder building(AlarmKind kind, String subject, Alarm.WithoutData withoutData) {
        return CfnAlarm.Builder.create(scope, id(kind, subject))
                .alarmName(name(site, kind, subject))
                .alarmDescription(description(kind))
                .treatMissingData(withoutData.written())
                .actionsEnabled(true)
                .alarmActions(
                        kind.calls()
                                ? List.of(site.topic(Topic.ALARMS), site.topic(Topic.CALLS))
                                : List.of(site.topic(Topic.ALARMS)))
                .okActions(List.of(site.topic(Topic.ALARMS)));
    }

    /** Makes one that rings while any of those that it is of rings, as far as the stack has them. */
    public void addAny(AlarmKind kind, String subject) {
        List<AlarmKind> kinds =
                kind.watch().match(metric -> List.of(), computed -> List.of(), dollars -> List.of(), Watch.Any::kinds);
        List<Made> parts = made.stream()
                .filter(one -> one.subject().equals(subject) && kinds.contains(one.kind()))
                .toList();
        CfnCompositeAlarm any = CfnCompositeAlarm.Builder.create(scope, id(kind, subject))
                .alarmName(name(site, kind, subject))
                .alarmDescription(description(kind))
                .alarmRule(parts.stream()
                        .map(part -> "ALARM(\"" + name(site, part.kind(), subject) + "\")")
                        .collect(Collectors.joining(" OR ")))
                .actionsEnabled(true)
                .alarmActions(List.of(site.topic(Topic.CALLS)))
                .build();
        parts.forEach(part -> any.addResourceDependency(part.alarm()));
    }

    private static String id(AlarmKind kind, String subject) {
        return ConstructId.of(kind.word()) + ConstructId.of(subject) + "Alarm";
    }

    private static String description(AlarmKind kind) {
        return kind.meaning() + ". What to do: runbooks/" + kind.word() + ".md";
    }

    private CfnAlarm.Builder one(CfnAlarm.Builder building, Watch.Metric metric, Alarm alarm) {
        return building.namespace(metric.source().namespace())
                .metricName(metric.name())
                .dimensions(written(metric.source().dimensions(site, alarm.subject(), alarm.watched())))
                .statistic(metric.statistic().written())
                .comparisonOperator(metric.comparison().written())
                .period(Math.toIntExact(alarm.period().toSeconds()));
    }

    private static List<CfnAlarm.MetricDataQueryProperty> written(List<Query> queries) {
        return queries.stream()
                .map(query -> query.match(Alarms::metric, Alarms::expression))
                .toList();
    }

    private static CfnAlarm.MetricDataQueryProperty expression(Query.Computed computed) {
        return CfnAlarm.MetricDataQueryProperty.builder()
                .id(computed.id())
                .label(computed.label())
                .expression(computed.expression())
                .returnData(computed.answer())
                .build();
    }

    private static CfnAlarm.MetricDataQueryProperty metric(Query.Metric metric) {
        return CfnAlarm.MetricDataQueryProperty.builder()
                .id(metric.id())
                .metricStat(CfnAlarm.MetricStatProperty.builder()
                        .metric(CfnAlarm.MetricProperty.builder()
                                .namespace(metric.namespace())
                                .metricName(metric.name())
                                .dimensions(written(metric.dimensions()))
                                .build())
                        .period(Math.toIntExact(metric.period().toSeconds()))
                        .stat(metric.statistic().written())
                        .build())
                .returnData(metric.answer())
                .build();
    }

    private static List<CfnAlarm.DimensionProperty> written(SortedMap<String, String> dimensions) {
        return dimensions.entrySet().stream()
                .map(dimension -> CfnAlarm.DimensionProperty.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
    }

    /** What an alarm is called: {@code platform-environment-kind-subject}. */
    private static String name(Site site, AlarmKind kind, String subject) {
        return site.prefix() + "-" + kind.word() + "-" + subject;
    }
}
