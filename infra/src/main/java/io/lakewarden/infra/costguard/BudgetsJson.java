package io.lakewarden.infra.costguard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The budgets of an environment as a file that is committed:
 * <code>{"monthlyDollars": 1200, "pipelines": {"billing": 800}}</code>. Either may be left out; nothing else may be in it.
 */
public final class BudgetsJson {
    private static final String WHOLE = "monthlyDollars";
    private static final String PIPELINES = "pipelines";
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private BudgetsJson() {}

    /**
     * Reads them.
     *
     * @param pipelines those that run in the environment
     * @throws IllegalArgumentException if the text says anything else
     */
    public static List<Budget> read(String json, Set<String> pipelines) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Invalid budgets: " + e.getOriginalMessage(), e);
        }

        require(root.isObject(), "Invalid budgets: expected an object");
        requireOnly(root, Set.of(WHOLE, PIPELINES));
        List<Budget> budgets = new ArrayList<>();
        if (root.has(WHOLE)) {
            budgets.add(new Budget(Optional.empty(), dollars(root.path(WHOLE))));
        }

        require(
                root.path(PIPELINES).isObject() || root.path(PIPELINES).isMissingNode(),
                "Invalid budgets: expected an object of pipelines");
        requireOnly(root.path(PIPELINES), pipelines);
        new TreeSet<>(pipelines)
                .stream()
                        .filter(root.path(PIPELINES)::has)
                        .forEach(name -> budgets.add(new Budget(
                                Optional.of(name), dollars(root.path(PIPELINES).path(name)))));
        return List.copyOf(budgets);
    }

    private static BigDecimal dollars(JsonNode value) {
        require(value.isNumber(), "Invalid budget: got " + value + ", expected dollars a month");
        return value.decimalValue();
    }

    private static void requireOnly(JsonNode object, Set<String> known) {
        object.fieldNames()
                .forEachRemaining(name -> require(
                        known.contains(name),
                        "Invalid budget: got " + name + ", expected one of " + new TreeSet<>(known)));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
