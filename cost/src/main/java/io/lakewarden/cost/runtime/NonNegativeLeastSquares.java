package io.lakewarden.cost.runtime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The x of no negative component that comes nearest to solving A x = b.
 *
 * <p>It is the ordinary least-squares solution on its own support. With few columns all supports can be tried, which is
 * exact and knows neither iterations nor tolerances as an active-set method does; of supports that come equally near,
 * the one with the fewest and then the first columns is taken.
 */
final class NonNegativeLeastSquares {
    private static final int MOST_COLUMNS = 6;
    private static final List<List<int[]>> SUPPORTS = IntStream.rangeClosed(0, MOST_COLUMNS)
            .mapToObj(NonNegativeLeastSquares::supports)
            .toList();

    /** Columns of length one are dependent if a diagonal element of R is smaller than this. */
    private static final double SINGULAR = 1e-9;

    /** A support is better only if it takes away this share of the squares of b. */
    private static final double BETTER = 1e-12;

    private NonNegativeLeastSquares() {}

    /**
     * Solves.
     *
     * @param rows at least one, each of one to six columns
     * @param b one for each row
     */
    static double[] solve(List<double[]> rows, double[] b) {
        RealMatrix a = new Array2DRowRealMatrix(rows.toArray(double[][]::new));
        double[] lengths = IntStream.range(0, a.getColumnDimension())
                .mapToDouble(column -> a.getColumnVector(column).getNorm())
                .map(length -> length == 0 ? 1 : length)
                .toArray();
        double[] scaled = solve(scaled(a, lengths), new ArrayRealVector(b));
        return IntStream.range(0, scaled.length)
                .mapToDouble(column -> scaled[column] / lengths[column])
                .toArray();
    }

    private static RealMatrix scaled(RealMatrix a, double[] lengths) {
        return a.multiply(new DiagonalMatrix(
                Arrays.stream(lengths).map(length -> 1 / length).toArray()));
    }

    private static double[] solve(RealMatrix a, RealVector b) {
        double[] best = new double[a.getColumnDimension()];
        double least = b.dotProduct(b);
        double step = BETTER * least;
        for (int[] support : SUPPORTS.get(a.getColumnDimension())) {
            Optional<double[]> x = solve(a, b, support);
            double squares = x.map(found -> squares(a, found, b)).orElse(Double.POSITIVE_INFINITY);
            if (squares < least - step) {
                best = x.orElseThrow();
                least = squares;
            }
        }

        return best;
    }

    /** On those columns; empty if they are dependent or the solution is negative somewhere. */
    private static Optional<double[]> solve(RealMatrix a, RealVector b, int[] support) {
        if (support.length > a.getRowDimension()) {
            return Optional.empty();
        }

        int[] all = IntStream.range(0, a.getRowDimension()).toArray();
        DecompositionSolver solver = new QRDecomposition(a.getSubMatrix(all, support), SINGULAR).getSolver();
        if (!solver.isNonSingular()) {
            return Optional.empty();
        }

        double[] part = solver.solve(b).toArray();
        if (Arrays.stream(part).anyMatch(value -> value < 0)) {
            return Optional.empty();
        }

        double[] x = new double[a.getColumnDimension()];
        IntStream.range(0, support.length).forEach(index -> x[support[index]] = part[index]);
        return Optional.of(x);
    }

    private static double squares(RealMatrix a, double[] x, RealVector b) {
        RealVector rest = a.operate(new ArrayRealVector(x)).subtract(b);
        return rest.dotProduct(rest);
    }

    /** By size, then by columns. */
    private static List<int[]> supports(int columns) {
        return IntStream.range(1, 1 << columns)
                .mapToObj(bits -> IntStream.range(0, columns)
                        .filter(column -> (bits >> column & 1) == 1)
                        .toArray())
                .sorted(Comparator.<int[]>comparingInt(support -> support.length).thenComparing(Arrays::compare))
                .toList();
    }
}
