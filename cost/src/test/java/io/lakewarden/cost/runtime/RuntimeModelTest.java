package io.lakewarden.cost.runtime;

import static io.lakewarden.cost.runtime.ErnestFitTest.machine;
import static io.lakewarden.cost.runtime.ErnestFitTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakewarden.cost.runtime.Refusal.Reason;
import io.lakewarden.model.Gibibytes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RuntimeModelTest {
    private static final Machine MACHINE = machine("m6g.xlarge");
    private static final Gibibytes INPUT = new Gibibytes(40);
    private static final List<MeasuredRun> RUNS =
            List.of(run(2, 10, 60), run(4, 10, 36), run(8, 10, 23), run(2, 20, 110), run(8, 20, 36));

    @Test
    void withoutARunItIsTenGigabytesAnHourAndVcpuAsLikelyHalfAsTwice() {
        Forecast forecast =
                new Uncalibrated(Traits.scan()).forecast(new CoreNodes(MACHINE, 25), new Gibibytes(1e12 / (1L << 30)));

        assertThat(forecast.quantile(0.5)).isCloseTo(Duration.ofHours(1), Duration.ofSeconds(1));
        assertThat(forecast.quantile(0.1)).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));
        assertThat(forecast.quantile(0.9)).isBetween(Duration.ofMinutes(120), Duration.ofMinutes(124));
    }

    @Test
    void withinIsTheInverseOfTheQuantile() {
        Forecast forecast = model().forecast(new CoreNodes(MACHINE, 4), INPUT);

        assertThat(forecast.within(forecast.quantile(0.95))).isCloseTo(0.95, within(1e-6));
        assertThat(forecast.within(Duration.ZERO)).isZero();
    }

    @Test
    void fewerRunsAndFartherAwayIsLessCertain() {
        Forecast near = model().forecast(new CoreNodes(MACHINE, 4), new Gibibytes(20));
        Forecast far = model().forecast(new CoreNodes(MACHINE, 64), new Gibibytes(900));
        Forecast fromTwo = Calibrated.of(RUNS.subList(0, 2), MACHINE, Traits.scan())
                .forecast(new CoreNodes(MACHINE, 4), new Gibibytes(20));

        assertThat(far.spread()).isGreaterThan(near.spread());
        assertThat(fromTwo.spread()).isGreaterThan(near.spread());
    }

    @Test
    void anotherFamilyIsLessCertainAndALargerMachineCountsByItsCores() {
        Machine larger = new Machine("m6g.2xlarge", 8, new Gibibytes(32), new Gibibytes(128));
        Machine other = new Machine("m5.xlarge", 4, new Gibibytes(16), new Gibibytes(64));
        Calibrated amdahl = Calibrated.of(List.of(run(2, 10, 60), run(4, 10, 35)), 0, MACHINE, Traits.scan());

        assertThat(amdahl.forecast(new CoreNodes(larger, 4), new Gibibytes(10)).medianSeconds())
                .isCloseTo(
                        amdahl.forecast(new CoreNodes(MACHINE, 8), new Gibibytes(10))
                                .medianSeconds(),
                        within(1e-6));
        assertThat(amdahl.forecast(new CoreNodes(other, 4), new Gibibytes(10)).spread())
                .isGreaterThan(amdahl.forecast(new CoreNodes(MACHINE, 4), new Gibibytes(10))
                        .spread());
    }

    @Test
    void saysWhatItKnowsTheJobFrom() {
        assertThat(model().basis()).matches("5 runs on m6g.xlarge, ernest5, leave-one-out error \\d+\\.\\d %");
        assertThat(Calibrated.of(RUNS.subList(0, 1), MACHINE, Traits.scan()).basis())
                .isEqualTo("1 run on m6g.xlarge, throughput, leave-one-out error unknown");
        assertThat(new Uncalibrated(Traits.scan()).basis())
                .isEqualTo("no run of this job: 10 GB an hour and vCPU, 4 to 25 in nine of ten");
    }

    @Test
    void whatFitsIsForecast() {
        assertThat(model().refusal(new CoreNodes(MACHINE, 4), INPUT)).isEmpty();
        assertThat(refusal(Traits.scan().caching(1), 100, INPUT)).isEmpty();
    }

    @Test
    void cachedDataThatDoesNotFitIsRefused() {
        assertThat(refusal(Traits.scan().caching(1), 22, INPUT))
                .contains(
                        new Refusal(
                                Reason.MEMORY_CLIFF,
                                "cached data of about 160.0 GiB in 264.0 GiB of YARN's memory; run it once at this size, or give it 266.7 GiB"));
        assertThat(refusal(Traits.scan().caching(1), 23, INPUT)).isEmpty();
        assertThat(refusal(Traits.scan().caching(1), 22, new Gibibytes(7958.5)))
                .hasValueSatisfying(refusal -> assertThat(refusal.why())
                        .isEqualTo("cached data of about 31,830 GiB in 264.0 GiB of YARN's memory; run it once at this"
                                + " size, or give it 53,060 GiB"));
    }

    @Test
    void moreCoresThanThereAreTasksForAreRefused() {
        Traits quarters = Traits.scan().inPartitionsOf(new Gibibytes(0.25));

        assertThat(refusal(quarters, 21, INPUT))
                .contains(new Refusal(
                        Reason.PARTITIONS_BELOW_CORES,
                        "160 partitions for 84 cores: fewer than 2 a core, past which nodes bring nothing"));
        assertThat(refusal(quarters, 20, INPUT)).isEmpty();
        assertThat(refusal(quarters, 1, new Gibibytes(1)))
                .as("one node is the fewest")
                .isEmpty();
    }

    @Test
    void aSkewedStageIsRefused() {
        Traits skewed = new Traits(0, 1, Traits.scan().partition(), OptionalDouble.of(0.31));
        Traits even = new Traits(0, 1, Traits.scan().partition(), OptionalDouble.of(0.19));

        assertThat(refusal(skewed, 4, INPUT))
                .contains(new Refusal(Reason.SKEW, "one task has 31 % of a stage's work: split its key first"));
        assertThat(refusal(even, 4, INPUT)).isEmpty();
    }

    @Test
    void shuffledDataThatDoesNotFitTheDisksIsRefused() {
        assertThat(refusal(Traits.scan(), 1, new Gibibytes(60)))
                .contains(new Refusal(Reason.DISK, "60.00 GiB of shuffles on a node, and 51.20 GiB of disk for it"));
        assertThat(refusal(Traits.scan(), 2, new Gibibytes(60))).isEmpty();
    }

    @Test
    void aHundredTimesWhatWasMeasuredIsTheFarthest() {
        Calibrated roomy =
                Calibrated.of(RUNS, new Machine("m6g.xlarge", 4, new Gibibytes(16), new Gibibytes(1e6)), Traits.scan());

        assertThat(roomy.refusal(new CoreNodes(roomy.measuredOn(), 64), new Gibibytes(2001)))
                .contains(new Refusal(
                        Reason.EXTRAPOLATION, "measured up to 20.00 GiB and asked for 2001: more than 100 times"));
        assertThat(roomy.refusal(new CoreNodes(roomy.measuredOn(), 64), new Gibibytes(2000)))
                .isEmpty();
    }

    @Test
    void runsThatShowAMemoryCliffAreRefusedWhateverIsDeclared() {
        List<MeasuredRun> cliff = List.of(run(2, 16, 3900), run(4, 16, 1100), run(6, 16, 480));

        assertThat(Calibrated.of(cliff, MACHINE, Traits.scan()).refusal(new CoreNodes(MACHINE, 8), INPUT))
                .contains(
                        new Refusal(
                                Reason.MEMORY_CLIFF,
                                "16.00 GiB took 3900 s on 2 nodes and 16.00 GiB took 480 s on 6, 1.6 times less work a GiB: the data did not fit the smaller memory"));
    }

    @Test
    void theNextRunIsACheapOneAtFirstAndInTheEndTheTargetItself() {
        CoreNodes target = new CoreNodes(MACHINE, 16);
        NextRun first = NextRun.of(new Uncalibrated(Traits.scan()), List.of(), target, INPUT, Duration.ofMinutes(10))
                .orElseThrow();
        NextRun later =
                NextRun.of(model(), RUNS, target, INPUT, Duration.ofMinutes(10)).orElseThrow();

        assertThat(first.nodes()).hasToString("4 x m6g.xlarge");
        assertThat(first.input()).isEqualTo(new Gibibytes(10));
        assertThat(later.nodes()).hasToString("16 x m6g.xlarge");
        assertThat(later.input()).isEqualTo(INPUT);
        assertThat(List.of(first.gain(), later.gain())).allMatch(gain -> gain > 0.5 && gain < 1);
    }

    private static Optional<Refusal> refusal(Traits traits, int nodes, Gibibytes input) {
        return new Uncalibrated(traits).refusal(new CoreNodes(MACHINE, nodes), input);
    }

    private static Calibrated model() {
        return Calibrated.of(RUNS, MACHINE, Traits.scan());
    }
}
