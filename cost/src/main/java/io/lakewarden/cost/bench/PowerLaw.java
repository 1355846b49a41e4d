package io.lakewarden.cost.bench;

import io.lakewarden.cost.runtime.MeasuredRun;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/** {@code T = c * D^d * n^m}, a straight line through the logarithms. */
final class PowerLaw {
    private PowerLaw() {}

    static Method.Prediction fit(List<MeasuredRun> runs) {
        double[][] rows =
                runs.stream().map(run -> row(run.nodes(), run.input().value())).toArray(double[][]::new);
        double[] logarithms = runs.stream()
                .mapToDouble(run -> Math.log(run.time().toMillis() / 1000.0))
                .toArray();
        double[] line = new SingularValueDecomposition(new Array2DRowRealMatrix(rows))
                .getSolver()
                .solve(new ArrayRealVector(logarithms))
                .toArray();
        return (nodes, gibibytes) ->
                Math.exp(new ArrayRealVector(line).dotProduct(new ArrayRealVector(row(nodes, gibibytes))));
    }

    private static double[] row(int nodes, double gibibytes) {
        return new double[] {1, Math.log(gibibytes), Math.log(nodes)};
    }
}
