package io.lakewarden.infra.alarm;

import io.lakewarden.infra.alarm.AlarmKind.Comparison;
import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import java.util.List;
import java.util.function.Function;

/** What makes an alarm ring. */
sealed interface Watch {
    /** A metric, compared with the threshold. */
    record Metric(Source source, String name, Statistic statistic, Comparison comparison) implements Watch {}

    /**
     * What CloudWatch computes of several metrics, compared with the threshold.
     *
     * @param label what it is, for people
     * @param expression over the operands' ids
     * @param operands metrics
     * @param comparison with the threshold
     */
    record Computed(String label, String expression, List<Operand> operands, Comparison comparison) implements Watch {
        public Computed {
            operands = List.copyOf(operands);
        }
    }

    /** A metric in an expression, which calls it by the id. */
    record Operand(String id, Source source, String name, Statistic statistic) {}

    /** What a run of a pipeline comes to in dollars, compared with what it may. */
    record Dollars() implements Watch {}

    /** Any of these, about the same thing. */
    record Any(List<AlarmKind> kinds) implements Watch {
        public Any {
            kinds = List.copyOf(kinds);
        }
    }

    /** How many in a hundred of one metric another one is; nothing where the whole is nothing. */
    static Watch percent(Source source, String part, String whole) {
        return new Computed(
                part + " in a hundred of " + whole,
                "100 * part / whole",
                List.of(
                        new Operand("part", source, part, Statistic.MAXIMUM),
                        new Operand("whole", source, whole, Statistic.MAXIMUM)),
                Comparison.ABOVE);
    }

    /** Executions of a machine of our own that did not succeed, however they ended. */
    static Watch unsuccessful() {
        return new Computed(
                "Executions that did not succeed",
                "FILL(failed, 0) + FILL(timed_out, 0) + FILL(aborted, 0)",
                List.of(
                        new Operand("failed", Source.STATES, "ExecutionsFailed", Statistic.SUM),
                        new Operand("timed_out", Source.STATES, "ExecutionsTimedOut", Statistic.SUM),
                        new Operand("aborted", Source.STATES, "ExecutionsAborted", Statistic.SUM)),
                Comparison.AT_LEAST);
    }

    /** Seconds of an execution, whether it has ended or runs. */
    static Watch seconds(String running, Comparison comparison) {
        return new Computed(
                "Seconds of an execution",
                "MAX([FILL(ended, 0) / 1000, FILL(running, 0)])",
                List.of(
                        new Operand("ended", Source.STATES, "ExecutionTime", Statistic.MAXIMUM),
                        new Operand("running", Source.PIPELINES, running, Statistic.MAXIMUM)),
                comparison);
    }

    /** Units that managed scaling has asked for and that are not there; a cluster of groups is told of in nodes, and has none. */
    static Watch unfilled() {
        return new Computed(
                "Units asked for and not there",
                "wanted - running",
                List.of(
                        new Operand("wanted", Source.CLUSTERS, "TotalUnitsRequested", Statistic.MINIMUM),
                        new Operand("running", Source.CLUSTERS, "TotalUnitsRunning", Statistic.MAXIMUM)),
                Comparison.AT_LEAST);
    }

    /** The answer for this kind. */
    default <R> R match(
            Function<Metric, R> metric,
            Function<Computed, R> computed,
            Function<Dollars, R> dollars,
            Function<Any, R> any) {
        if (this instanceof Metric aMetric) {
            return metric.apply(aMetric);
        }

        if (this instanceof Computed aComputed) {
            return computed.apply(aComputed);
        }

        if (this instanceof Dollars theDollars) {
            return dollars.apply(theDollars);
        }

        return any.apply((Any) this);
    }
}
