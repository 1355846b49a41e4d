package io.lakewarden.cost.estimate.draw;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Something that is not known for sure and that the estimate hangs on.
 *
 * @param name unique within an environment; also names its stream of random numbers
 * @param description for a reader
 * @param unit of its values
 * @param p10 one time in ten it is below
 * @param p50 the usual value
 * @param p90 one time in ten it is above
 * @param basis where the three come from
 * @param quantile the value below which it is with a probability
 * @param span how long a value of it holds
 */
public record Input(
        String name,
        String description,
        String unit,
        BigDecimal p10,
        BigDecimal p50,
        BigDecimal p90,
        String basis,
        DoubleUnaryOperator quantile,
        Span span) {
    private static final NormalDistribution NORMAL = new NormalDistribution();
    private static final double Z90 = NORMAL.inverseCumulativeProbability(0.9);
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** How long a value of an input holds. */
    public enum Span {
        /** It is one value that nobody knows, the same in all runs of all months. */
        ALWAYS("always"),

        /** The next run has another. */
        ONE_RUN("one run");

        private final String label;

        Span(String label) {
            this.label = label;
        }

        /** As a reader is told. */
        public String label() {
            return label;
        }
    }

    /** The name, meaning and origin of an input. */
    public record About(String name, String description, String unit, String basis) {}

    /** A positive quantity: the logarithm of it is normal on either side of the usual value, each with its own width. */
    public static Input positive(About about, BigDecimal p10, BigDecimal p50, BigDecimal p90) {
        double usual = p50.doubleValue();
        double below = Math.log(usual / p10.doubleValue()) / Z90;
        double above = Math.log(p90.doubleValue() / usual) / Z90;
        return lasting(about, p10, p50, p90, probability -> {
            double z = NORMAL.inverseCumulativeProbability(probability);
            return usual * Math.exp(z * (z < 0 ? below : above));
        });
    }

    /** A quantity that may as well be anything between two bounds. */
    public static Input between(About about, BigDecimal least, BigDecimal most) {
        BigDecimal width = most.subtract(least);
        double from = least.doubleValue();
        double by = width.doubleValue();
        return lasting(
                about,
                least.add(width.multiply(TENTH)),
                least.add(width.multiply(HALF)),
                most.subtract(width.multiply(TENTH)),
                probability -> from + by * probability);
    }

    /** A factor of median one with that quantile function. */
    public static Input factor(About about, DoubleUnaryOperator quantile) {
        return lasting(
                about,
                rounded(quantile.applyAsDouble(0.1)),
                BigDecimal.ONE,
                rounded(quantile.applyAsDouble(0.9)),
                quantile);
    }

    /** The same with a value of its own for each run. */
    public Input ofEachRun() {
        return new Input(name, description, unit, p10, p50, p90, basis, quantile, Span.ONE_RUN);
    }

    private static Input lasting(
            About about, BigDecimal p10, BigDecimal p50, BigDecimal p90, DoubleUnaryOperator quantile) {
        return new Input(
                about.name(), about.description(), about.unit(), p10, p50, p90, about.basis(), quantile, Span.ALWAYS);
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).round(new MathContext(4));
    }
}
