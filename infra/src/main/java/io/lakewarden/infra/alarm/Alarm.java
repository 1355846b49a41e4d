package io.lakewarden.infra.alarm;

import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import io.lakewarden.infra.frame.Site;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that a stack wants somebody to be told of.
 *
 * @param kind what has happened
 * @param subject what it is about, as people call it: a pipeline, a cluster; unique among alarms of the kind
 * @param watched the value of the metric's dimension: what it is about, as the service calls it
 * @param threshold in the metric's own unit
 * @param period over which the metric is one number
 * @param periods in a row that it takes
 * @param withoutData what is made of a period in which the service said nothing
 */
public record Alarm(
        AlarmKind kind,
        String subject,
        String watched,
        double threshold,
        Duration period,
        int periods,
        WithoutData withoutData) {
    /** What silence means. */
    public enum WithoutData {
        /** All is well: a count of nothing is not published. */
        GOOD("notBreaching"),
        /** It is what the alarm is about. */
        BAD("breaching"),
        /** Nothing is known. */
        UNKNOWN("missing"),
        /** What was said last still holds: a number is put when somebody looks. */
        SAME("ignore");

        private final String written;

        WithoutData(String written) {
            this.written = written;
        }

        String written() {
            return written;
        }
    }

    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /**
     * What CloudWatch is asked for it, the value that is compared first. One of dollars or of other alarms asks nothing by
     * itself: {@link IllegalArgumentException}.
     */
    public List<Query> queries(Site site) {
        return kind.watch()
                .match(
                        metric -> List.<Query>of(asked(site, metric.source(), metric.name(), metric.statistic())),
                        computed -> computed(site, computed),
                        dollars -> kind.<List<Query>>notOfOne(),
                        any -> kind.<List<Query>>notOfOne());
    }

    private List<Query> computed(Site site, Watch.Computed computed) {
        return Stream.<Query>concat(
                        Stream.of(
                                new Query.Computed("compared", computed.label(), true, period, computed.expression())),
                        computed.operands().stream()
                                .map(operand -> asked(site, operand.source(), operand.name(), operand.statistic())
                                        .operand(operand.id())))
                .toList();
    }

    private Query.Metric asked(Site site, Source source, String name, Statistic statistic) {
        return Query.Metric.of(source, name, statistic, period, source.dimensions(site, subject, watched));
    }

    /** One that rings as soon as it happens once. */
    public static Alarm atOnce(AlarmKind kind, String subject, String watched) {
        return above(kind, subject, watched, 1);
    }

    /** One that rings as soon as a metric has come to a threshold within five minutes. */
    public static Alarm above(AlarmKind kind, String subject, String watched, double threshold) {
        return new Alarm(kind, subject, watched, threshold, FIVE_MINUTES, 1, WithoutData.GOOD);
    }

    /** One that rings when that has been so for a while. */
    public static Alarm lasting(
            AlarmKind kind, String subject, String watched, double threshold, int periods, WithoutData withoutData) {
        return new Alarm(kind, subject, watched, threshold, FIVE_MINUTES, periods, withoutData);
    }
}
