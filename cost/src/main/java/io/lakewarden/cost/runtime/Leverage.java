package io.lakewarden.cost.runtime;

import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * How far from its runs a fit is asked: the variance of a prediction's relative error that comes from the coefficients,
 * in units of a run's own. Below one between the runs, far above outside.
 */
final class Leverage {
    private final ErnestFit fit;
    private final List<Term> terms;
    private final RealMatrix covariance;

    private Leverage(ErnestFit fit, List<Term> terms, RealMatrix covariance) {
        this.fit = fit;
        this.terms = terms;
        this.covariance = covariance;
    }

    static Leverage of(ErnestFit fit) {
        List<Term> terms = IntStream.range(0, fit.coefficients().size())
                .filter(index -> fit.coefficients().get(index) > 0)
                .mapToObj(fit.form().terms()::get)
                .toList();
        RealMatrix rows = new Array2DRowRealMatrix(fit.runs().stream()
                .map(run -> row(
                        terms,
                        run.nodes(),
                        ErnestFit.workers(run.nodes(), fit.driverNodes()),
                        run.input().value(),
                        run.seconds()))
                .toArray(double[][]::new));
        RealMatrix covariance = new SingularValueDecomposition(rows.transposeMultiply(rows))
                .getSolver()
                .getInverse();
        return new Leverage(fit, terms, covariance);
    }

    double at(double nodes, double workers, double gibibytes) {
        RealVector asked =
                new ArrayRealVector(row(terms, nodes, workers, gibibytes, fit.seconds(nodes, workers, gibibytes)));
        return covariance.operate(asked).dotProduct(asked);
    }

    private static double[] row(List<Term> terms, double nodes, double workers, double gibibytes, double seconds) {
        return terms.stream()
                .mapToDouble(term -> term.of(nodes, workers, gibibytes) / seconds)
                .toArray();
    }
}
