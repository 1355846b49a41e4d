package io.lakewarden.cost.report;

import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.plan.RunCost;
import io.lakewarden.cost.price.PriceKey;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A pipeline's cluster as the estimate has it.
 *
 * @param path of its lines of the bill
 * @param parts what they come to, a run
 */
public record EstimatedCluster(String path, RunCost parts) {
    private static final String EMR = "ElasticMapReduce";

    /** Empty where no clock starts the pipeline, or nothing can be said of its cluster. */
    public static Optional<EstimatedCluster> of(EnvironmentEstimate estimate, String pipeline) {
        List<Line> lines = estimate.lines().stream()
                .filter(line -> line.pipeline().equals(Optional.of(pipeline)))
                .filter(line -> line.extent().isPresent())
                .toList();
        return estimate.pipelines().stream()
                .filter(cost -> cost.pipeline().equals(pipeline) && cost.runs() > 0)
                .flatMap(cost -> lines.stream()
                        .limit(1)
                        .map(line -> new EstimatedCluster(line.path(), parts(lines, cost.runs()))))
                .findFirst();
    }

    private static RunCost parts(List<Line> lines, int runs) {
        return new RunCost(
                sum(lines, runs, key -> isInstance(key, "BoxUsage:"), EstimatedCluster::usual),
                sum(lines, runs, key -> isInstance(key, "SpotUsage:"), EstimatedCluster::usual),
                Usd.ZERO,
                sum(lines, runs, EstimatedCluster::isFee, EstimatedCluster::usual),
                sum(lines, runs, EstimatedCluster::isFee, EstimatedCluster::atMost),
                sum(
                        lines,
                        runs,
                        key -> !isFee(key) && !isInstance(key, "BoxUsage:") && !isInstance(key, "SpotUsage:"),
                        EstimatedCluster::usual));
    }

    private static Usd sum(List<Line> lines, int runs, Predicate<PriceKey> isOf, Function<Line, Usd> cost) {
        Usd sum = lines.stream().filter(line -> isOf.test(line.key())).map(cost).reduce(Usd.ZERO, Usd::plus);
        return new Usd(sum.value().divide(BigDecimal.valueOf(runs), MathContext.DECIMAL128));
    }

    private static boolean isFee(PriceKey key) {
        return key.serviceCode().equals(EMR);
    }

    private static boolean isInstance(PriceKey key, String usage) {
        return key.serviceCode().equals("AmazonEC2") && key.usageType().startsWith(usage);
    }

    private static Usd usual(Line line) {
        return line.cost().usual();
    }

    private static Usd atMost(Line line) {
        return line.tiers().get(0).high().times(line.quantity());
    }
}
