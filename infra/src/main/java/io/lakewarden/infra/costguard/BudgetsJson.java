package io.lakewarden.infra.costguard;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The budgets of an environment as a file that is committed, as {@code cost budget --write} writes it and as people may
 * change it. What a month may cost is its P90, of {@code months} from each that is named until the next, of {@code month}
 * always; any key but those in an entry may be left out, and nothing else may be in it:
 *
 * <pre>
 * {"inputs": "...", "estimateOf": "2027-11", "resourcesNotInIt": 3,
 *  "months": {"2026-12": {"p50Dollars": 300, "p90Dollars": 400}, "2027-01": {"p50Dollars": 400, "p90Dollars": 500}},
 *  "pipelines": {"billing": {
 *    "month": {"p50Dollars": 700, "p90Dollars": 800},
 *    "clusterMinutes": 135,
 *    "run": {"p95Dollars": 40, "clusterDollarsPerHour": 25, "besideClusterDollars": 0.5}}}}
 * </pre>
 */
public final class BudgetsJson {
    private static final BigDecimal MOST_MINUTES = BigDecimal.valueOf(525_600);
    private static final String MONTH = "month";
    private static final String MONTHS = "months";
    private static final String PIPELINES = "pipelines";
    private static final String CLUSTER = "clusterMinutes";
    private static final String RUN = "run";
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
    public static Budgets read(String json, Set<String> pipelines) {
        JsonNode root = tree(json);
        requireOnly(root, Set.of("inputs", "estimateOf", "resourcesNotInIt", MONTH, MONTHS, PIPELINES));
        requireOnly(root.path(PIPELINES), pipelines);
        List<Budget> months = new ArrayList<>();
        List<RunLimit> runs = new ArrayList<>();
        month(root, Optional.empty()).ifPresent(months::add);
        for (String pipeline : new TreeSet<>(pipelines)) {
            JsonNode entry = root.path(PIPELINES).path(pipeline);
            requireOnly(entry, Set.of(MONTH, MONTHS, CLUSTER, RUN));
            month(entry, Optional.of(pipeline)).ifPresent(months::add);
            limit(entry, pipeline).ifPresent(runs::add);
        }

        return new Budgets(months, runs);
    }

    /** The hash of what it was written from; empty where it has none. */
    public static Optional<String> inputs(String json) {
        return Optional.of(tree(json).path("inputs").asText()).filter(hash -> !hash.isEmpty());
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            require(root.isObject(), "Invalid budgets: expected an object");
            return root;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Invalid budgets: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<Budget> month(JsonNode entry, Optional<String> pipeline) {
        JsonNode months = entry.path(MONTHS);
        if (months.isMissingNode()) {
            return entry.has(MONTH)
                    ? Optional.of(Budget.always(pipeline, dollars(entry.path(MONTH))))
                    : Optional.empty();
        }

        require(!entry.has(MONTH), "Invalid budget: got month and months, expected one of them");
        require(months.isObject(), "Invalid budget: got " + months + ", expected an object of months such as 2026-12");
        NavigableMap<YearMonth, BigDecimal> dollars = new TreeMap<>();
        months.fields().forEachRemaining(month -> dollars.put(month(month.getKey()), dollars(month.getValue())));
        return Optional.of(new Budget(pipeline, dollars));
    }

    private static BigDecimal dollars(JsonNode month) {
        requireOnly(month, Set.of("p50Dollars", "p90Dollars"));
        return number(month, "p90Dollars");
    }

    private static YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Invalid budget: got the month " + text + ", expected one such as 2026-12", e);
        }
    }

    private static Optional<RunLimit> limit(JsonNode entry, String pipeline) {
        JsonNode run = entry.path(RUN);
        requireOnly(run, Set.of("p95Dollars", "clusterDollarsPerHour", "besideClusterDollars"));
        require(
                run.isMissingNode() || entry.has(CLUSTER),
                "Invalid budget: got " + RUN + " of " + pipeline + " alone, expected " + CLUSTER + " beside it");
        return entry.has(CLUSTER)
                ? Optional.of(new RunLimit(
                        pipeline, minutes(entry), run.isObject() ? Optional.of(price(run)) : Optional.empty()))
                : Optional.empty();
    }

    private static Duration minutes(JsonNode entry) {
        BigDecimal minutes = number(entry, CLUSTER);
        require(
                minutes.compareTo(MOST_MINUTES) <= 0,
                "Invalid budget: got a cluster of " + minutes + " minutes, expected at most " + MOST_MINUTES);
        return Duration.ofSeconds(minutes.multiply(BigDecimal.valueOf(60)).longValue());
    }

    private static RunPrice price(JsonNode run) {
        return new RunPrice(
                number(run, "p95Dollars"), number(run, "clusterDollarsPerHour"), number(run, "besideClusterDollars"));
    }

    private static BigDecimal number(JsonNode entry, String key) {
        JsonNode value = entry.path(key);
        require(
                value.isNumber(),
                "Invalid budget: got " + (value.isMissingNode() ? "no " + key : key + " " + value)
                        + ", expected a number");
        return value.decimalValue();
    }

    private static void requireOnly(JsonNode object, Set<String> known) {
        require(
                object.isObject() || object.isMissingNode(),
                "Invalid budget: got " + object + ", expected an object of " + new TreeSet<>(known));
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
