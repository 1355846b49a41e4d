package io.lakewarden.cost.plan;

import io.lakewarden.cost.runtime.Forecast;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** When a cluster is taken to meet an SLA. */
public sealed interface SlaRule {
    /** Whether jobs of that forecast are taken to end within a time, which they do with that probability. */
    boolean accepts(Forecast forecast, Duration usable, double probability);

    /** As a reader is told. */
    String label();

    /**
     * If it does so often enough.
     *
     * @param least 0 to 1
     */
    record Probability(double least) implements SlaRule {
        public Probability {
            if (!(least > 0 && least < 1)) {
                throw new IllegalArgumentException("Invalid probability: got " + least + ", expected 0 to 1");
            }
        }

        @Override
        public boolean accepts(Forecast forecast, Duration usable, double probability) {
            return probability >= least;
        }

        @Override
        public String label() {
            return "in " + percent(least) + " % of the runs";
        }
    }

    /**
     * If the median with a margin does.
     *
     * @param share of the median, zero or more
     */
    record Margin(double share) implements SlaRule {
        public Margin {
            if (!(share >= 0)) {
                throw new IllegalArgumentException("Invalid margin: got " + share + ", expected zero or more");
            }
        }

        @Override
        public boolean accepts(Forecast forecast, Duration usable, double probability) {
            return forecast.medianSeconds() * (1 + share) <= usable.toNanos() / 1e9;
        }

        @Override
        public String label() {
            return "at the median with a margin of " + percent(share) + " %";
        }
    }

    private static String percent(double share) {
        return new BigDecimal(100 * share, new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
