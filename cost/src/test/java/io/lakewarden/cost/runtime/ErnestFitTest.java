package io.lakewarden.cost.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakewarden.model.Gibibytes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErnestFitTest {
    @Test
    void findsTheCoefficientsThatMadeTheTimes() {
        for (int seed = 0; seed < 200; seed++) {
            double[] theta = new Random(seed).doubles(5, 0.5, 5).toArray();
            List<MeasuredRun> runs = Stream.of(10, 20, 40)
                    .flatMap(gibibytes -> Stream.of(2, 3, 5, 8)
                            .map(nodes -> new MeasuredRun(
                                    nodes,
                                    new Gibibytes(gibibytes),
                                    nanos(theta[0] * gibibytes / nodes
                                            + theta[1]
                                            + theta[2] * gibibytes
                                            + theta[3] * Math.log(nodes)
                                            + theta[4] * nodes))))
                    .toList();

            ErnestFit fit = ErnestFit.of(Form.ERNEST5, runs, 0);

            assertThat(fit.coefficients()).as("seed %d", seed).satisfies(found -> {
                for (int term = 0; term < theta.length; term++) {
                    assertThat(found.get(term)).isCloseTo(theta[term], within(1e-4));
                }
            });
            assertThat(fit.seconds(16, 80))
                    .isCloseTo(
                            theta[0] * 5 + theta[1] + theta[2] * 80 + theta[3] * Math.log(16) + theta[4] * 16,
                            within(1e-3));
        }
    }

    @Test
    void noCoefficientIsNegative() {
        List<MeasuredRun> faster = List.of(run(2, 10, 100), run(4, 10, 30), run(8, 10, 10), run(8, 20, 21));

        assertThat(ErnestFit.of(Form.ERNEST5, faster, 0).coefficients()).allMatch(value -> value >= 0);
    }

    @Test
    void aTermThatTheRunsDoNotVaryIsNoneOfTheForm() {
        assertThat(Form.carriedBy(List.of(run(2, 10, 100)))).isEqualTo(Form.THROUGHPUT);
        assertThat(Form.carriedBy(List.of(run(2, 10, 100), run(4, 20, 100)))).isEqualTo(Form.AMDAHL);
        assertThat(Form.carriedBy(List.of(run(2, 10, 100), run(2, 10, 99), run(4, 10, 60))))
                .isEqualTo(Form.AMDAHL);
        assertThat(Form.carriedBy(List.of(run(2, 10, 100), run(2, 20, 190), run(4, 10, 60))))
                .isEqualTo(Form.AMDAHL_AND_DATA);
        assertThat(Form.carriedBy(List.of(run(2, 10, 100), run(4, 10, 60), run(8, 10, 40))))
                .isEqualTo(Form.ERNEST4);
        assertThat(Form.carriedBy(List.of(run(2, 10, 100), run(4, 10, 60), run(8, 20, 70))))
                .isEqualTo(Form.ERNEST5);
    }

    @Test
    void leverageIsSmallBetweenTheRunsAndLargeOutside() {
        ErnestFit fit = ErnestFit.of(
                Form.AMDAHL, List.of(run(2, 10, 60), run(4, 10, 35), run(8, 10, 22.5), run(16, 10, 16.25)), 0);

        assertThat(Leverage.of(fit).at(4, 4, 10)).isLessThan(1);
        assertThat(Leverage.of(fit).at(4, 4, 1000))
                .isGreaterThan(2 * Leverage.of(fit).at(4, 4, 10));
    }

    @Test
    void theDriversNodeDoesNoWork() {
        List<MeasuredRun> runs = List.of(run(2, 10, 110), run(3, 10, 60), run(6, 10, 30), run(11, 10, 20));

        assertThat(ErnestFit.of(Form.AMDAHL, runs, 1).seconds(5, 10)).isCloseTo(35, within(1e-6));
        assertThat(Calibrated.of(runs, machine("m6g.xlarge"), Traits.scan())
                        .fit()
                        .driverNodes())
                .isEqualTo(1);
    }

    static MeasuredRun run(int nodes, double gibibytes, double seconds) {
        return new MeasuredRun(nodes, new Gibibytes(gibibytes), nanos(seconds));
    }

    static Machine machine(String type) {
        return new Machine(type, 4, new Gibibytes(16), new Gibibytes(64));
    }

    private static Duration nanos(double seconds) {
        return Duration.ofNanos(Math.round(1e9 * seconds));
    }
}
