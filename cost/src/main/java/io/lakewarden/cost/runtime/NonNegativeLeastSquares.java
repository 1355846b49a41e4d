package io.lakewarden.cost.runtime;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * The x of no negative component that comes nearest to solving A x = b: the active-set method of Lawson and Hanson
 * (Solving Least Squares Problems, 1974, chapter 23).
 */
final class NonNegativeLeastSquares {
    /** A gradient below this, relative to the largest at the start, is none. */
    private static final double NONE = 1e-10;

    private final RealMatrix a;
    private final RealVector b;
    private final double none;
    private final BitSet passive = new BitSet();
    private double[] x;

    private NonNegativeLeastSquares(RealMatrix a, RealVector b) {
        this.a = a;
        this.b = b;
        this.x = new double[a.getColumnDimension()];
        this.none = NONE * gradient().getLInfNorm();
    }

    /**
     * Solves.
     *
     * @param rows at least one, of the same length
     * @param b one for each row
     */
    static double[] solve(List<double[]> rows, double[] b) {
        return new NonNegativeLeastSquares(
                        new Array2DRowRealMatrix(rows.toArray(double[][]::new)), new ArrayRealVector(b))
                .solve();
    }

    private double[] solve() {
        BitSet tried = new BitSet();
        for (OptionalInt entering = steepest(tried); entering.isPresent(); entering = steepest(tried)) {
            int column = entering.getAsInt();
            passive.set(column);
            double[] candidate = onPassive();
            if (candidate[column] > 0) {
                tried.clear();
                settle(candidate);
            } else {
                // Only rounding: the column brings nothing.
                passive.clear(column);
                tried.set(column);
            }
        }

        return x;
    }

    /** Walks towards the candidate, leaving behind what would become negative, until it is there. */
    private void settle(double[] candidate) {
        double[] towards = candidate;
        while (passive.stream().anyMatch(isNegative(towards))) {
            double[] from = x;
            double[] to = towards;
            double step = passive.stream()
                    .filter(isNegative(to))
                    .mapToDouble(column -> from[column] / (from[column] - to[column]))
                    .min()
                    .orElseThrow();
            x = IntStream.range(0, x.length)
                    .mapToDouble(column -> from[column] + step * (to[column] - from[column]))
                    .toArray();
            int[] left = passive.stream()
                    .filter(isNegative(to))
                    .filter(column -> from[column] / (from[column] - to[column]) <= step)
                    .toArray();
            Arrays.stream(left).forEach(column -> {
                passive.clear(column);
                x[column] = 0;
            });
            towards = onPassive();
        }

        x = towards;
    }

    private static IntPredicate isNegative(double[] values) {
        return column -> values[column] <= 0;
    }

    /** The column outside the passive set along which the error falls most, if it falls along any. */
    private OptionalInt steepest(BitSet tried) {
        RealVector gradient = gradient();
        return IntStream.range(0, x.length)
                .filter(column -> !passive.get(column) && !tried.get(column) && gradient.getEntry(column) > none)
                .boxed()
                .max((one, other) -> Double.compare(gradient.getEntry(one), gradient.getEntry(other)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private RealVector gradient() {
        return a.preMultiply(b.subtract(a.operate(new ArrayRealVector(x))));
    }

    /** Ordinary least squares on the passive columns, zero elsewhere. */
    private double[] onPassive() {
        int[] columns = passive.stream().toArray();
        double[] solution = new double[x.length];
        if (columns.length == 0) {
            return solution;
        }

        int[] rows = IntStream.range(0, a.getRowDimension()).toArray();
        RealVector part =
                new QRDecomposition(a.getSubMatrix(rows, columns)).getSolver().solve(b);
        IntStream.range(0, columns.length).forEach(index -> solution[columns[index]] = part.getEntry(index));
        return solution;
    }
}
