package io.lakewarden.cost.diff;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A change of cost, divided by what it comes from: what the four have adds up to the change, to the last digit.
 *
 * <p>Each factor gets its Shapley value: what putting its new value in the place of the old one adds, on average over all
 * orders in which the four can be put in (L. S. Shapley, "A Value for n-Person Games", Contributions to the Theory of Games
 * II, 1953; for differences of products see A. F. Shorrocks, "Decomposition procedures for distributional analysis", 1999).
 * No order is preferred, a factor that did not change has nothing, and exchanging old and new turns every sign.
 */
public record Attribution(Usd price, Usd quantity, Usd time, Usd usage) {
    /** Nothing changed. */
    public static final Attribution NONE = new Attribution(Usd.ZERO, Usd.ZERO, Usd.ZERO, Usd.ZERO);

    private static final int DECIMALS = 12;

    /** Of the 24 orders of four factors, so many twelfths have just these before a given one. */
    private static final List<BigDecimal> TWELFTHS =
            Stream.of(3, 1, 1, 3).map(BigDecimal::valueOf).toList();

    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);

    /**
     * Divides a change.
     *
     * @param worth what is paid with the new values of these factors and the old ones of the others
     * @param change from none of them new to all, exact; what rounding leaves of it goes to the largest part, to the first of
     *     equal ones
     */
    static Attribution of(Function<Set<Factor>, BigDecimal> worth, Usd change) {
        Attribution rounded = Stream.of(Factor.values())
                .reduce(NONE, (parts, factor) -> parts.plus(factor, value(factor, worth)), Attribution::plus);
        Factor largest = Stream.of(Factor.values())
                .max(Comparator.comparing(
                                (Factor factor) -> rounded.of(factor).value().abs())
                        .thenComparing(Comparator.reverseOrder()))
                .orElseThrow();
        return rounded.plus(largest, change.minus(rounded.total()));
    }

    private static Usd value(Factor factor, Function<Set<Factor>, BigDecimal> worth) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Set<Factor> before : subsetsWithout(factor)) {
            Set<Factor> with = EnumSet.of(factor);
            with.addAll(before);
            sum = sum.add(worth.apply(with).subtract(worth.apply(before)).multiply(TWELFTHS.get(before.size())));
        }

        return new Usd(sum.divide(TWELVE, DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static List<Set<Factor>> subsetsWithout(Factor factor) {
        List<Set<Factor>> subsets = List.of(Set.of());
        for (Factor other : EnumSet.complementOf(EnumSet.of(factor))) {
            subsets = subsets.stream()
                    .flatMap(set -> Stream.of(set, with(set, other)))
                    .toList();
        }

        return subsets;
    }

    private static Set<Factor> with(Set<Factor> set, Factor factor) {
        Set<Factor> larger = EnumSet.of(factor);
        larger.addAll(set);
        return larger;
    }

    /** A line that came or went. */
    static Attribution ofQuantity(Usd change) {
        return NONE.plus(Factor.QUANTITY, change);
    }

    /** The part of a factor. */
    public Usd of(Factor factor) {
        return switch (factor) {
            case PRICE -> price;
            case QUANTITY -> quantity;
            case TIME -> time;
            case USAGE -> usage;
        };
    }

    /** All four. */
    public Usd total() {
        return price.plus(quantity).plus(time).plus(usage);
    }

    /** Both, factor by factor. */
    public Attribution plus(Attribution other) {
        return new Attribution(
                price.plus(other.price), quantity.plus(other.quantity), time.plus(other.time), usage.plus(other.usage));
    }

    private Attribution plus(Factor factor, Usd more) {
        return switch (factor) {
            case PRICE -> new Attribution(price.plus(more), quantity, time, usage);
            case QUANTITY -> new Attribution(price, quantity.plus(more), time, usage);
            case TIME -> new Attribution(price, quantity, time.plus(more), usage);
            case USAGE -> new Attribution(price, quantity, time, usage.plus(more));
        };
    }
}
