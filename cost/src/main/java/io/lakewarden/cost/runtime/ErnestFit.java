package io.lakewarden.cost.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A form with its coefficients: the ones that leave the least sum of squared relative errors.
 *
 * @param form which terms
 * @param coefficients seconds for one of each term
 * @param driverNodes how much of the core nodes the driver takes from the executors
 * @param runs that it was fitted to
 */
public record ErnestFit(Form form, List<Double> coefficients, double driverNodes, List<MeasuredRun> runs) {
    public ErnestFit {
        coefficients = List.copyOf(coefficients);
        runs = List.copyOf(runs);
    }

    /** Fits one form to at least one run. */
    public static ErnestFit of(Form form, List<MeasuredRun> runs, double driverNodes) {
        List<double[]> rows =
                runs.stream().map(run -> relative(form, run, driverNodes)).toList();
        double[] ones = new double[rows.size()];
        Arrays.fill(ones, 1);
        double[] coefficients = NonNegativeLeastSquares.solve(rows, ones);
        return new ErnestFit(form, Arrays.stream(coefficients).boxed().toList(), driverNodes, runs);
    }

    /** Predicted seconds on so many nodes of the machine that was measured. */
    public double seconds(int nodes, double gibibytes) {
        return seconds(nodes, workers(nodes, driverNodes), gibibytes);
    }

    /** The same where the nodes that work count for so many of the machine that was measured. */
    double seconds(double nodes, double workers, double gibibytes) {
        return IntStream.range(0, coefficients.size())
                .mapToDouble(index ->
                        coefficients.get(index) * form.terms().get(index).of(nodes, workers, gibibytes))
                .sum();
    }

    /** Of each run in turn what the others alone would have led to, over what was measured; empty for a single run. */
    public List<Double> leaveOneOut() {
        return runs.size() < 2
                ? List.of()
                : IntStream.range(0, runs.size()).mapToObj(this::leavingOut).toList();
    }

    private double leavingOut(int index) {
        List<MeasuredRun> others = IntStream.range(0, runs.size())
                .filter(other -> other != index)
                .mapToObj(runs::get)
                .toList();
        MeasuredRun run = runs.get(index);
        return of(Form.carriedBy(others), others, driverNodes)
                        .seconds(run.nodes(), run.input().value())
                / run.seconds();
    }

    /** Core nodes that are left to the executors; never less than half of them. */
    static double workers(int nodes, double driverNodes) {
        return Math.max(nodes - driverNodes, nodes / 2.0);
    }

    private static double[] relative(Form form, MeasuredRun run, double driverNodes) {
        double workers = workers(run.nodes(), driverNodes);
        return form.terms().stream()
                .mapToDouble(term -> term.of(run.nodes(), workers, run.input().value()) / run.seconds())
                .toArray();
    }
}
