package io.lakewarden.infra.alarm;

import io.lakewarden.infra.alarm.AlarmKind.Comparison;
import io.lakewarden.infra.alarm.AlarmKind.Source;
import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import java.util.List;
import java.util.function.Function;

/** What makes an alarm ring. */
sealed interface Watch {
    /** A metric, compared with the threshold. */
    record Metric(Source source, String name, Statistic statistic, Comparison comparison) implements Watch {}

    /** How many in a hundred of one metric another one is, compared with the threshold; nothing where the whole is nothing. */
    record Percent(Source source, String part, String whole, Statistic statistic, Comparison comparison)
            implements Watch {}

    /** What a run of a pipeline comes to in dollars, compared with what it may. */
    record Dollars() implements Watch {}

    /** Any of these, about the same thing. */
    record Any(List<AlarmKind> kinds) implements Watch {
        public Any {
            kinds = List.copyOf(kinds);
        }
    }

    /** The answer for this kind. */
    default <R> R match(
            Function<Metric, R> metric,
            Function<Percent, R> percent,
            Function<Dollars, R> dollars,
            Function<Any, R> any) {
        if (this instanceof Metric aMetric) {
            return metric.apply(aMetric);
        }

        if (this instanceof Percent aPercent) {
            return percent.apply(aPercent);
        }

        if (this instanceof Dollars theDollars) {
            return dollars.apply(theDollars);
        }

        return any.apply((Any) this);
    }
}
