package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a change may not do. The language is closed:
 *
 * <pre>
 * policy   = subject "." figure operator limit
 * subject  = "month" | "fixed" | "variable" | "run" | "terabyte"
 * figure   = "usual" | "p10" | "p50" | "p90"
 * operator = "&gt;" | "&gt;=" | "&lt;" | "&lt;="
 * limit    = sign number "%"     how far it moved, in percent of what it was
 *          | sign "$" number     how far it moved, in dollars
 *          | "$" number          what it is now, in dollars
 * </pre>
 *
 * A policy of runs and terabytes holds where it holds for any pipeline. From nothing, every rise is more than any percentage.
 *
 * @param text as it was written
 * @param subject whose cost
 * @param figure which of its costs
 * @param operator that compares
 * @param limit with what
 */
public record Policy(String text, Subject subject, Figure figure, Operator operator, Limit limit) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Whose cost. */
    enum Subject {
        MONTH,
        FIXED,
        VARIABLE,
        RUN,
        TERABYTE;

        private Stream<Named> in(EnvironmentDiff diff) {
            return switch (this) {
                case MONTH -> Stream.of(new Named("the month", diff.month()));
                case FIXED -> Stream.of(new Named("the fixed part", diff.fixed()));
                case VARIABLE -> Stream.of(new Named("the variable part", diff.variable()));
                case RUN -> diff.pipelines().stream().map(one -> new Named("a run of " + one.pipeline(), one.run()));
                case TERABYTE ->
                    diff.pipelines().stream().map(one -> new Named("a TB of " + one.pipeline(), one.terabyte()));
            };
        }
    }

    private record Named(String name, Ranges ranges) {}

    /** Which of its costs. */
    enum Figure {
        USUAL,
        P10,
        P50,
        P90;

        private Usd of(CostRange range) {
            return switch (this) {
                case USUAL -> range.usual();
                case P10 -> range.p10();
                case P50 -> range.p50();
                case P90 -> range.p90();
            };
        }
    }

    /** What compares. */
    enum Operator {
        ABOVE(">"),
        AT_LEAST(">="),
        BELOW("<"),
        AT_MOST("<=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }

        private boolean holds(BigDecimal left, BigDecimal right) {
            int order = left.compareTo(right);
            return switch (this) {
                case ABOVE -> order > 0;
                case AT_LEAST -> order >= 0;
                case BELOW -> order < 0;
                case AT_MOST -> order <= 0;
            };
        }
    }

    /**
     * With what is compared.
     *
     * @param measure what the amount is of
     * @param amount with its sign
     */
    record Limit(Measure measure, BigDecimal amount) {
        /** What an amount is of. */
        enum Measure {
            /** Of the difference, in percent of what was. */
            PERCENT,
            /** Of the difference, in dollars. */
            DIFFERENCE,
            /** Of what is, in dollars. */
            ABSOLUTE
        }
    }

    /** Reads one; {@link IllegalArgumentException} with the position and the remedy if it is none. */
    public static Policy parse(String text) {
        return new PolicyParser(text).policy();
    }

    /** Where it holds, each with the two costs; empty if nowhere. */
    public List<String> holdsIn(EnvironmentDiff diff) {
        return subject.in(diff)
                .filter(named -> holds(
                        figure.of(named.ranges().before()),
                        figure.of(named.ranges().after())))
                .map(named -> diff.environment() + ": " + text + " holds: the "
                        + figure.name().toLowerCase(Locale.ROOT)
                        + " of " + named.name() + " went from "
                        + Signed.dollars(figure.of(named.ranges().before())) + " to "
                        + Signed.dollars(figure.of(named.ranges().after())) + percent(named.ranges()))
                .toList();
    }

    private String percent(Ranges ranges) {
        return Signed.percent(figure.of(ranges.before()), figure.of(ranges.after()))
                .map(percent -> " (" + percent + ")")
                .orElse("");
    }

    private boolean holds(Usd before, Usd after) {
        BigDecimal difference = after.minus(before).value();
        return switch (limit.measure()) {
            case ABSOLUTE -> operator.holds(after.value(), limit.amount());
            case DIFFERENCE -> operator.holds(difference, limit.amount());
            case PERCENT ->
                operator.holds(difference.multiply(HUNDRED), before.value().multiply(limit.amount()));
        };
    }

    static String words(Enum<?>[] values) {
        return Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
