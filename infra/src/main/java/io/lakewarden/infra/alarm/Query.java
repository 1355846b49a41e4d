package io.lakewarden.infra.alarm;

import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** One line of what CloudWatch is asked: a metric, or what is computed of others. An expression calls them by their ids. */
public sealed interface Query {
    String id();

    /** What it is, for people. */
    String label();

    /** Whether it is what was asked for, and no operand of it. */
    boolean answer();

    /** In which it is one number. */
    Duration period();

    /** The same, called otherwise by people. */
    Query labelled(String other);

    /** The same with an ending of the ids of these and of itself, so that several questions stand side by side. */
    Query apart(Collection<String> ids, String ending);

    /**
     * A metric.
     *
     * @param namespace of CloudWatch
     * @param name as CloudWatch has it
     * @param dimensions all that the metric has
     * @param statistic of a period
     */
    record Metric(
            String id,
            String label,
            boolean answer,
            Duration period,
            String namespace,
            String name,
            SortedMap<String, String> dimensions,
            Statistic statistic)
            implements Query {
        public Metric {
            dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
        }

        /** One that is asked for by itself. */
        public static Metric of(
                Source source,
                String name,
                Statistic statistic,
                Duration period,
                SortedMap<String, String> dimensions) {
            return new Metric("asked", name, true, period, source.namespace(), name, dimensions, statistic);
        }

        /** The same as an operand. */
        public Metric operand(String called) {
            return new Metric(called, label, false, period, namespace, name, dimensions, statistic);
        }

        @Override
        public Metric labelled(String other) {
            return new Metric(id, other, answer, period, namespace, name, dimensions, statistic);
        }

        @Override
        public Metric apart(Collection<String> ids, String ending) {
            return new Metric(id + ending, label, answer, period, namespace, name, dimensions, statistic);
        }
    }

    /**
     * What CloudWatch computes.
     *
     * @param expression over other queries' ids
     */
    record Computed(String id, String label, boolean answer, Duration period, String expression) implements Query {
        @Override
        public Computed labelled(String other) {
            return new Computed(id, other, answer, period, expression);
        }

        @Override
        public Computed apart(Collection<String> ids, String ending) {
            String others = "\\b(" + String.join("|", ids) + ")\\b";
            return new Computed(id + ending, label, answer, period, expression.replaceAll(others, "$1" + ending));
        }
    }

    /** The answer for this kind. */
    default <R> R match(Function<Metric, R> metric, Function<Computed, R> computed) {
        return this instanceof Metric its ? metric.apply(its) : computed.apply((Computed) this);
    }
}
