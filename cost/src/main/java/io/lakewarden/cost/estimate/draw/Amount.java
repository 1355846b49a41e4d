package io.lakewarden.cost.estimate.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** A quantity: exact where every input is as usual, and its value in each draw. Immutable. */
public final class Amount {
    private static final int DECIMALS = 9;
    private static final double[] CONSTANT = {};

    public static final Amount ZERO = Amount.of(BigDecimal.ZERO);

    private final BigDecimal usual;
    private final double[] draws;
    private final double sure;

    Amount(BigDecimal usual, double[] draws) {
        this.usual = usual;
        this.draws = draws;
        this.sure = draws.length == 0 ? usual.doubleValue() : 0;
    }

    /** One that is known for sure. */
    public static Amount of(BigDecimal value) {
        return new Amount(value, CONSTANT);
    }

    /** One that is known for sure. */
    public static Amount of(long value) {
        return of(BigDecimal.valueOf(value));
    }

    /** So much of each together. */
    public static Amount sum(List<Amount> amounts, List<BigDecimal> weights) {
        int width =
                amounts.stream().mapToInt(amount -> amount.draws.length).max().orElse(0);
        BigDecimal usual = BigDecimal.ZERO;
        double[] draws = new double[width];
        for (int of = 0; of < amounts.size(); of++) {
            Amount amount = amounts.get(of);
            double weight = weights.get(of).doubleValue();
            usual = usual.add(amount.usual.multiply(weights.get(of)));
            for (int index = 0; weight != 0 && index < width; index++) {
                draws[index] += weight * amount.draw(index);
            }
        }

        return new Amount(usual, draws);
    }

    /** Its value where every input is as usual. */
    public BigDecimal usual() {
        return usual;
    }

    /** Its value in a draw. */
    public double draw(int index) {
        return draws.length == 0 ? sure : draws[index];
    }

    public Amount plus(Amount other) {
        return new Amount(usual.add(other.usual), combined(other, Double::sum));
    }

    public Amount minus(Amount other) {
        return new Amount(usual.subtract(other.usual), combined(other, (one, two) -> one - two));
    }

    public Amount times(Amount factor) {
        return new Amount(usual.multiply(factor.usual), combined(factor, (one, two) -> one * two));
    }

    public Amount times(BigDecimal factor) {
        return times(of(factor));
    }

    public Amount times(long factor) {
        return times(of(factor));
    }

    /** To 34 significant digits. */
    public Amount dividedBy(BigDecimal divisor) {
        double by = divisor.doubleValue();
        return new Amount(usual.divide(divisor, MathContext.DECIMAL128), each(value -> value / by));
    }

    /** The larger of the two. */
    public Amount atLeast(Amount other) {
        return new Amount(usual.max(other.usual), combined(other, Math::max));
    }

    /** The smaller of the two. */
    public Amount atMost(Amount other) {
        return new Amount(usual.min(other.usual), combined(other, Math::min));
    }

    /** What a function makes of it; the usual value to nine decimals. */
    public Amount mapped(DoubleUnaryOperator function) {
        return new Amount(
                BigDecimal.valueOf(function.applyAsDouble(usual.doubleValue()))
                        .setScale(DECIMALS, RoundingMode.HALF_EVEN),
                each(function));
    }

    private double[] each(DoubleUnaryOperator function) {
        double[] results = new double[draws.length];
        for (int index = 0; index < results.length; index++) {
            results[index] = function.applyAsDouble(draws[index]);
        }

        return results;
    }

    private double[] combined(Amount other, DoubleBinaryOperator operator) {
        double[] results = new double[Math.max(draws.length, other.draws.length)];
        for (int index = 0; index < results.length; index++) {
            results[index] = operator.applyAsDouble(draw(index), other.draw(index));
        }

        return results;
    }
}
