package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakewarden.cost.estimate.draw.Input.Span;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Workload;
import io.lakewarden.model.Workload.Volume;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a month averages over its runs, and what it does not. */
class MonthOfRunsTest {
    private static final int DRAWS = 1000;
    private static final Workload VARYING = Ours.gibibytes(512);
    private static final Workload SURE =
            Ours.carrying(new Volume(new Gibibytes(512), new Gibibytes(512), new Gibibytes(512)));

    @TempDir
    private Path folder;

    @Test
    void requestsThatFollowEachRunsVolumeAreNarrowerInAMonthByTheRootOfItsRuns() {
        // As P10 and P90 of a run's volume are: 0.8 and 1.25 times the usual.
        double ofARun = 1.25 - 0.8;

        assertThat(ofARun / width(line(estimate(VARYING), PriceKeys.S3_PUT))).isCloseTo(Math.sqrt(31), within(0.6));
    }

    @Test
    void whatIsStoredAveragesTheRunsOfAllMonthsThatItIsFrom() {
        EnvironmentEstimate estimate = estimate(VARYING);

        assertThat(width(line(estimate, PriceKeys.S3_STANDARD)))
                .isLessThan(width(line(estimate, PriceKeys.S3_PUT)) / 1.5);
    }

    @Test
    void aRunTimeThatNobodyMeasuredIsAsUncertainInAMonthAsInARun() {
        EnvironmentEstimate estimate = estimate(SURE);
        PipelineCost billing = estimate.pipelines().get(0);

        assertThat(width(line(estimate, PriceKeys.onDemand("m5.4xlarge"))))
                .isCloseTo(width(billing.run()), within(0.1));
    }

    @Test
    void aRunHasTheSpreadOfARunAndTheMonthLess() {
        EnvironmentEstimate estimate = estimate(VARYING);
        PipelineCost billing = estimate.pipelines().get(0);

        assertThat(width(billing.run())).isGreaterThan(1.2 * width(billing.month()));
        assertThat(billing.runAtMost()).isGreaterThan(billing.run().p90());
    }

    @Test
    void volumesAndStartsAreOfOneRunAndAllElseLasts() {
        assertThat(estimate(VARYING).assumptions().stream()
                        .filter(input -> input.span() == Span.ONE_RUN)
                        .map(Assumption::name))
                .containsExactlyInAnyOrder("volume of billing", "cluster start");
    }

    private EnvironmentEstimate estimate(Workload workload) {
        return Ours.estimate(folder, Ours.asItIs(), workload, DRAWS);
    }

    private static CostRange line(EnvironmentEstimate estimate, PriceKey key) {
        return estimate.lines().stream()
                .filter(line -> line.key().equals(key))
                .map(Line::cost)
                .findFirst()
                .orElseThrow();
    }

    /** From P10 to P90, over the median. */
    private static double width(CostRange cost) {
        return cost.p90().minus(cost.p10()).value().doubleValue()
                / cost.p50().value().doubleValue();
    }
}
