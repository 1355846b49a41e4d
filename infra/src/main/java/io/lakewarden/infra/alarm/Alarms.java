package io.lakewarden.infra.alarm;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.Site;
import java.util.List;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.constructs.Construct;

/**
 * Alarms of a stack, which tell the environment's topic when they begin and when they are over. They stand beside what they
 * watch: a cluster that another stack had imported for its alarms could not be replaced any more.
 */
public final class Alarms {
    private final Construct scope;
    private final Site site;

    public Alarms(Construct scope, Site site) {
        this.scope = scope;
        this.site = site;
    }

    /** Makes one. */
    public void add(Alarm alarm) {
        AlarmKind kind = alarm.kind();
        CfnAlarm.Builder.create(scope, ConstructId.of(kind.word()) + ConstructId.of(alarm.subject()) + "Alarm")
                .alarmName(name(site, alarm))
                .alarmDescription(kind.meaning() + ". What to do: runbooks/" + kind.word() + ".md")
                .namespace(kind.source().namespace())
                .metricName(kind.metric())
                .dimensions(List.of(CfnAlarm.DimensionProperty.builder()
                        .name(kind.source().dimension())
                        .value(alarm.watched())
                        .build()))
                .statistic(kind.statistic().written())
                .comparisonOperator(kind.comparison().written())
                .threshold(alarm.threshold())
                .period(Math.toIntExact(alarm.period().toSeconds()))
                .evaluationPeriods(alarm.periods())
                .treatMissingData(alarm.withoutData().written())
                .actionsEnabled(true)
                .alarmActions(List.of(site.topic("alarms")))
                .okActions(List.of(site.topic("alarms")))
                .build();
    }

    /** What an alarm is called: {@code platform-environment-kind-subject}. */
    public static String name(Site site, Alarm alarm) {
        return site.prefix() + "-" + alarm.kind().word() + "-" + alarm.subject();
    }
}
