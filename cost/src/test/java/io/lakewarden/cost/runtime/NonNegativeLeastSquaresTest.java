package io.lakewarden.cost.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.QRDecomposition;
import org.junit.jupiter.api.Test;

class NonNegativeLeastSquaresTest {
    private static final int WORLDS = 2000;

    @Test
    void solvesWhatHasANonNegativeSolution() {
        List<double[]> rows = List.of(new double[] {1, 0}, new double[] {1, 1}, new double[] {1, 3});

        assertThat(NonNegativeLeastSquares.solve(rows, new double[] {2, 2.5, 3.5}))
                .containsExactly(new double[] {2, 0.5}, within(1e-12));
    }

    @Test
    void whatWouldBeNegativeIsZero() {
        List<double[]> rows = List.of(new double[] {1, 0}, new double[] {1, 1}, new double[] {1, 2});

        assertThat(NonNegativeLeastSquares.solve(rows, new double[] {3, 2, 1}))
                .containsExactly(new double[] {2, 0}, within(1e-12));
    }

    @Test
    void nothingIsTheAnswerToANegativeTarget() {
        assertThat(NonNegativeLeastSquares.solve(List.of(new double[] {1, 2}), new double[] {-1}))
                .containsExactly(0, 0);
    }

    @Test
    void dependentColumnsAreSharedByNobody() {
        List<double[]> rows = List.of(new double[] {1, 2, 0}, new double[] {2, 4, 0});

        double[] x = NonNegativeLeastSquares.solve(rows, new double[] {2, 4});

        assertThat(x[0] + 2 * x[1]).isCloseTo(2, within(1e-12));
        assertThat(x[2]).isZero();
    }

    /** The solution is known: the best of the ordinary solutions on all supports that is nowhere negative. */
    @Test
    void findsTheBestOfAllSupports() {
        for (int seed = 0; seed < WORLDS; seed++) {
            Random random = new Random(seed);
            int columns = 1 + random.nextInt(5);
            List<double[]> rows = rows(random, columns + random.nextInt(6), columns);
            double[] b = random.doubles(rows.size(), -1, 4).toArray();

            double[] x = NonNegativeLeastSquares.solve(rows, b);

            assertThat(Arrays.stream(x).min().orElseThrow()).as("seed %d", seed).isNotNegative();
            assertThat(squares(rows, x, b)).as("seed %d", seed).isCloseTo(leastSquares(rows, b), within(1e-9));
        }
    }

    private static List<double[]> rows(Random random, int count, int columns) {
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            rows.add(random.doubles(columns, 0, 3).toArray());
        }

        return rows;
    }

    private static double leastSquares(List<double[]> rows, double[] b) {
        int columns = rows.get(0).length;
        return IntStream.range(0, 1 << columns)
                .mapToObj(bits -> IntStream.range(0, columns)
                        .filter(column -> (bits >> column & 1) == 1)
                        .toArray())
                .map(support -> onSupport(rows, b, support))
                .filter(x -> Arrays.stream(x).allMatch(value -> value >= 0))
                .mapToDouble(x -> squares(rows, x, b))
                .min()
                .orElseThrow();
    }

    private static double[] onSupport(List<double[]> rows, double[] b, int[] support) {
        double[] x = new double[rows.get(0).length];
        if (support.length == 0) {
            return x;
        }

        double[][] part = rows.stream()
                .map(row -> Arrays.stream(support)
                        .mapToDouble(column -> row[column])
                        .toArray())
                .toArray(double[][]::new);
        double[] solution = new QRDecomposition(new Array2DRowRealMatrix(part))
                .getSolver()
                .solve(new ArrayRealVector(b))
                .toArray();
        IntStream.range(0, support.length).forEach(index -> x[support[index]] = solution[index]);
        return x;
    }

    private static double squares(List<double[]> rows, double[] x, double[] b) {
        return IntStream.range(0, rows.size())
                .mapToDouble(row -> IntStream.range(0, x.length)
                                .mapToDouble(column -> rows.get(row)[column] * x[column])
                                .sum()
                        - b[row])
                .map(rest -> rest * rest)
                .sum();
    }
}
