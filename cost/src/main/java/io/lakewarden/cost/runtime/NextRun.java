package io.lakewarden.cost.runtime;

import io.lakewarden.model.Gibibytes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The run that is most worth measuring: the cheapest in node-hours of those that take nearly as much uncertainty from a
 * forecast as any would.
 *
 * @param nodes of the machine that is asked about
 * @param input of the run
 * @param expected time of the job
 * @param gain share of the forecast's variance that it takes away, 0 to 1
 */
public record NextRun(CoreNodes nodes, Gibibytes input, Duration expected, double gain) {
    private static final double[] SHARES_OF_INPUT = {0.05, 0.1, 0.25, 0.5, 1};

    /** So much of the most that a run could gain. */
    private static final double ENOUGH = 0.7;

    /** A run's own relative error. */
    private static final double NOISE = 0.06;

    /**
     * The most worthwhile one.
     *
     * @param model what is known now
     * @param known the runs that it is known from, if it is known from runs
     * @param target the cluster that a forecast is wanted for
     * @param input that the forecast is for
     * @param start of a cluster, which is paid too
     * @return empty if the model says nothing about any of them
     */
    public static Optional<NextRun> of(
            RuntimeModel model, List<MeasuredRun> known, CoreNodes target, Gibibytes input, Duration start) {
        double targetSeconds = model.forecast(target, input).medianSeconds();
        RealMatrix covariance = covariance(known, target, input, targetSeconds);
        double variance = covariance.operate(ones()).dotProduct(ones());
        List<NextRun> runs = candidates(target, input)
                .filter(run -> model.refusal(run.nodes(), run.input()).isEmpty())
                .map(run -> {
                    double seconds = model.forecast(run.nodes(), run.input()).medianSeconds();
                    RealVector row = row(run.nodes().count(), run.input(), target, input, targetSeconds / seconds);
                    RealVector spread = covariance.operate(row);
                    double less = Math.pow(spread.dotProduct(ones()), 2) / (1 + spread.dotProduct(row));
                    return new NextRun(
                            run.nodes(), run.input(), Duration.ofMillis((long) (1000 * seconds)), less / variance);
                })
                .toList();
        double best = runs.stream().mapToDouble(NextRun::gain).max().orElse(0);
        return runs.stream()
                .filter(run -> run.gain() >= ENOUGH * best)
                .min(Comparator.comparingDouble(run -> run.nodeSeconds(start)));
    }

    /** What is not known of each term's share of the target's time, after the runs that are there. */
    private static RealMatrix covariance(
            List<MeasuredRun> known, CoreNodes target, Gibibytes input, double targetSeconds) {
        RealMatrix information = MatrixUtils.createRealIdentityMatrix(Term.values().length);
        for (MeasuredRun run : known) {
            RealVector row = row(run.nodes(), run.input(), target, input, targetSeconds / run.seconds());
            information = information.add(row.outerProduct(row));
        }

        return new LUDecomposition(information).getSolver().getInverse();
    }

    /** A run's terms, each over that of the target, as parts of the run's time and in units of its error. */
    private static RealVector row(int nodes, Gibibytes input, CoreNodes target, Gibibytes targetInput, double times) {
        return new ArrayRealVector(Arrays.stream(Term.values())
                .mapToDouble(term -> {
                    double atTarget = term.of(target.count(), target.count(), targetInput.value());
                    return atTarget == 0 ? 0 : term.of(nodes, nodes, input.value()) / atTarget * times / NOISE;
                })
                .toArray());
    }

    private static Stream<NextRun> candidates(CoreNodes target, Gibibytes input) {
        return nodes(target.count()).boxed().flatMap(nodes -> Arrays.stream(SHARES_OF_INPUT)
                .mapToObj(share -> new NextRun(
                        new CoreNodes(target.machine(), nodes),
                        new Gibibytes(share * input.value()),
                        Duration.ZERO,
                        0)));
    }

    /** One, and each twice the one before, up to the target. */
    private static IntStream nodes(int most) {
        return IntStream.concat(IntStream.iterate(1, nodes -> nodes < most, nodes -> 2 * nodes), IntStream.of(most));
    }

    private static RealVector ones() {
        return new ArrayRealVector(Term.values().length, 1);
    }

    private double nodeSeconds(Duration start) {
        return nodes.count() * (double) start.plus(expected).toMillis() / 1000;
    }
}
