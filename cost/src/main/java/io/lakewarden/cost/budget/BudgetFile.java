package io.lakewarden.cost.budget;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.SortedMap;

/** A budget as the text of {@code platform/budgets/ENVIRONMENT.json}: dollars to the cent, keys in one order, an end of line. */
public final class BudgetFile {
    private static final int CENTS = 2;
    private static final int RATE_DECIMALS = 4;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private BudgetFile() {}

    /**
     * The text.
     *
     * @param inputs hash of what it follows from
     */
    public static String text(EnvironmentBudget budget, String inputs) {
        try {
            return JSON.writeValueAsString(tree(budget, inputs)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The same as a tree. */
    public static ObjectNode tree(EnvironmentBudget budget, String inputs) {
        ObjectNode node = NODES.objectNode()
                .put("inputs", inputs)
                .put("estimateOf", budget.month().toString())
                .put("resourcesNotInIt", budget.open());
        node.set("months", months(budget.months()));
        ObjectNode pipelines = node.putObject("pipelines");
        budget.pipelines().forEach(pipeline -> pipelines.set(pipeline.pipeline(), pipeline(pipeline)));
        return node;
    }

    private static ObjectNode months(SortedMap<YearMonth, CostRange> months) {
        ObjectNode node = NODES.objectNode();
        months.forEach((month, range) -> node.putObject(month.toString())
                .put("p50Dollars", cents(range.p50()))
                .put("p90Dollars", cents(range.p90())));
        return node;
    }

    private static ObjectNode pipeline(PipelineBudget budget) {
        ObjectNode node = NODES.objectNode();
        node.set("months", months(budget.months()));
        node.put("clusterMinutes", budget.clusterAge().toMinutes());
        budget.run().ifPresent(run -> node.putObject("run")
                .put("p95Dollars", cents(run.atMost()))
                .put("clusterDollarsPerHour", scaled(run.cluster().value(), RATE_DECIMALS))
                .put("besideClusterDollars", scaled(run.beside(), RATE_DECIMALS)));
        return node;
    }

    private static BigDecimal cents(Usd usd) {
        return scaled(usd, CENTS);
    }

    private static BigDecimal scaled(Usd usd, int decimals) {
        return usd.value().setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
