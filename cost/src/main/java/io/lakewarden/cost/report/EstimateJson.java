package io.lakewarden.cost.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.Assumption;
import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.Lever;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.MonthCost;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceLock;
import io.lakewarden.cost.price.Tier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The estimate as JSON: everything that is in it, money as numbers in US dollars, shares from 0 to 1. */
public final class EstimateJson {
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private EstimateJson() {}

    /** The estimate alone. */
    public static ObjectNode of(Estimate estimate) {
        ObjectNode result = NODES.objectNode();
        result.set("book", book(estimate.book()));
        result.put("draws", estimate.draws()).put("seed", estimate.seed()).put("currency", "USD");
        result.set("environments", list(estimate.environments(), EstimateJson::environment));
        return result;
    }

    /**
     * The estimate with what a meeting has beside it.
     *
     * @param reviews by environment
     */
    public static ObjectNode of(Estimate estimate, Map<String, Review> reviews) {
        ObjectNode result = of(estimate);
        result.path("environments")
                .forEach(environment -> ReviewJson.addTo(
                        (ObjectNode) environment,
                        reviews.getOrDefault(environment.path("environment").asText(), Review.none())));
        return result;
    }

    private static ObjectNode book(PriceLock lock) {
        return NODES.objectNode().put("date", lock.date()).put("sha256", lock.sha256());
    }

    private static ObjectNode environment(EnvironmentEstimate estimate) {
        ObjectNode node = NODES.objectNode()
                .put("environment", estimate.environment())
                .put("region", estimate.region())
                .put("month", estimate.month().toString());
        node.set("total", range(estimate.total()));
        node.set("fixed", range(estimate.fixed()));
        node.set("variable", range(estimate.variable()));
        number(node, "unverifiedShare", estimate.unverifiedShare());
        node.set("unverified", unverified(estimate));
        ArrayNode warnings = node.putArray("warnings");
        Sentence.warnings(estimate).forEach(warnings::add);
        node.set("pipelines", list(estimate.pipelines(), EstimateJson::pipeline));
        node.set("byPipeline", list(estimate.byPipeline(), EstimateJson::part));
        node.set("byZone", list(estimate.byZone(), EstimateJson::part));
        node.set("byService", list(estimate.byService(), EstimateJson::part));
        node.set("ramp", list(estimate.ramp(), EstimateJson::month));
        node.set("assumptions", list(estimate.assumptions(), EstimateJson::assumption));
        node.set("levers", list(estimate.levers(), EstimateJson::lever));
        node.set("coverage", coverage(estimate.coverage()));
        node.set("lines", list(estimate.lines(), EstimateJson::line));
        ArrayNode notes = node.putArray("notes");
        estimate.notes().forEach(notes::add);
        return node;
    }

    private static ObjectNode range(CostRange range) {
        ObjectNode node = NODES.objectNode();
        money(node, "usual", range.usual());
        number(node, "p10", range.p10().value());
        number(node, "p50", range.p50().value());
        number(node, "p90", range.p90().value());
        return node;
    }

    private static ObjectNode unverified(EnvironmentEstimate estimate) {
        ObjectNode node = NODES.objectNode();
        number(node, "usd", estimate.unverified().value());
        number(node, "offBy", Sentence.OFF);
        number(
                node,
                "monthIfLess",
                estimate.ifUnverifiedAreOff(Sentence.OFF.negate()).value());
        number(node, "monthIfMore", estimate.ifUnverifiedAreOff(Sentence.OFF).value());
        return node;
    }

    private static ObjectNode pipeline(PipelineCost cost) {
        ObjectNode node = NODES.objectNode().put("pipeline", cost.pipeline()).put("runs", cost.runs());
        number(node, "terabytes", cost.terabytes());
        node.set("month", range(cost.month()));
        node.set("run", range(cost.run()));
        node.set("terabyte", range(cost.terabyte()));
        number(node, "minutes", cost.minutes());
        number(node, "minutesAtMost", cost.minutesAtMost());
        node.put("slaMinutes", cost.sla().toMinutes());
        number(node, "withinSla", cost.withinSla());
        number(node, "slaTarget", cost.slaTarget());
        node.put("meetsSla", cost.meetsSla());
        node.put("runtimeBasis", cost.runtimeBasis()).put("isMeasured", cost.isMeasured());
        number(node, "neverEndedPerDay", cost.neverEndedPerDay().value());
        return node;
    }

    private static ObjectNode part(Part part) {
        ObjectNode node = NODES.objectNode().put("name", part.name());
        node.set("cost", range(part.cost()));
        return node;
    }

    private static ObjectNode month(MonthCost month) {
        ObjectNode node = NODES.objectNode().put("month", month.month().toString());
        node.set("cost", range(month.cost()));
        node.set("services", list(month.services(), EstimateJson::part));
        node.set("zones", list(month.zones(), EstimateJson::part));
        return node;
    }

    private static ObjectNode assumption(Assumption assumption) {
        ObjectNode node = NODES.objectNode()
                .put("name", assumption.name())
                .put("description", assumption.description())
                .put("unit", assumption.unit());
        number(node, "p10", assumption.p10());
        number(node, "p50", assumption.p50());
        number(node, "p90", assumption.p90());
        node.put("basis", assumption.basis()).put("holdsFor", assumption.span().label());
        number(node, "monthAtP10", assumption.monthAtP10().value());
        number(node, "monthAtP90", assumption.monthAtP90().value());
        return node;
    }

    private static ObjectNode lever(Lever lever) {
        ObjectNode node = NODES.objectNode().put("what", lever.what());
        money(node, "usdPerMonth", lever.month());
        lever.instead()
                .ifPresent(instead -> number(
                        node.put("instead", instead.what()),
                        "usdLess",
                        instead.less().value()));
        return node.put("changedIn", lever.from());
    }

    private static ObjectNode coverage(Coverage coverage) {
        ObjectNode node = NODES.objectNode();
        for (Coverage.Verdict verdict : Coverage.Verdict.values()) {
            node.put(word(verdict), coverage.count(verdict));
        }

        node.set("resources", list(coverage.resources(), resource -> NODES.objectNode()
                .put("path", resource.path())
                .put("id", resource.id())
                .put("type", resource.type())
                .put("verdict", word(resource.verdict()))
                .put("reason", resource.reason())));
        return node;
    }

    private static ObjectNode line(Line line) {
        ObjectNode node = NODES.objectNode()
                .put("path", line.path())
                .put("resourceId", line.resourceId())
                .put("resourceType", line.resourceType())
                .put("environment", line.environment());
        text(node, "pipeline", line.pipeline());
        text(node, "zone", line.zone());
        node.put("service", line.service())
                .put("serviceCode", line.key().serviceCode())
                .put("usageType", line.key().usageType())
                .put("operation", line.key().operation())
                .put("what", line.what());
        number(node, "quantity", line.quantity());
        node.put("unit", line.unit());
        money(node, "unitPrice", line.unitPrice());
        node.put("trust", word(line.trust()));
        node.set("tiers", list(line.tiers(), EstimateJson::tier));
        node.set("cost", range(line.cost()));
        node.put("basis", word(line.basis())).put("derivation", line.derivation());
        return node;
    }

    private static ObjectNode tier(Tier tier) {
        ObjectNode node = NODES.objectNode();
        number(node, "from", tier.from());
        money(node, "usd", tier.low());
        money(node, "usdAtMost", tier.high());
        node.put("source", tier.source().name())
                .put("sourceDate", tier.source().date())
                .put("trust", word(tier.source().trust()));
        return node;
    }

    static <T> ArrayNode list(List<T> items, Function<T, ObjectNode> one) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(one.apply(item)));
        return array;
    }

    private static void text(ObjectNode node, String key, Optional<String> value) {
        value.ifPresent(text -> node.put(key, text));
    }

    static void number(ObjectNode node, String key, BigDecimal value) {
        node.put(key, plain(value));
    }

    /** Whole, so that the lines add up to the total to the last digit. */
    static void money(ObjectNode node, String key, Usd usd) {
        node.put(key, withoutExponent(usd.value()));
    }

    /** To sixteen digits, without an exponent. */
    static BigDecimal plain(BigDecimal value) {
        return withoutExponent(value.round(MathContext.DECIMAL64).stripTrailingZeros());
    }

    private static BigDecimal withoutExponent(BigDecimal value) {
        return value.scale() < 0 ? value.setScale(0) : value;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
