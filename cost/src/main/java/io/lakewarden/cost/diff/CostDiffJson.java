package io.lakewarden.cost.diff;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceLock;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A difference as JSON: everything that is in it, money as numbers in US dollars, none of them rounded. */
public final class CostDiffJson {
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private CostDiffJson() {}

    /**
     * All of it.
     *
     * @param broken the policies that hold, in words
     */
    public static ObjectNode of(CostDiff diff, List<String> broken) {
        ObjectNode node = NODES.objectNode().put("base", diff.base()).put("currency", "USD");
        node.set("bookBefore", book(diff.before()));
        node.set("bookAfter", book(diff.after()));
        node.set("environments", list(diff.environments(), CostDiffJson::environment));
        ArrayNode policies = node.putArray("failedIf");
        broken.forEach(policies::add);
        return node;
    }

    private static ObjectNode book(PriceLock lock) {
        return NODES.objectNode().put("date", lock.date()).put("sha256", lock.sha256());
    }

    private static ObjectNode environment(EnvironmentDiff diff) {
        ObjectNode node = NODES.objectNode().put("environment", diff.environment());
        node.set("month", ranges(diff.month()));
        node.set("fixed", ranges(diff.fixed()));
        node.set("variable", ranges(diff.variable()));
        number(node, "change", diff.month().usual());
        node.set("parts", parts(diff.parts()));
        node.set("byService", byService(diff.byService()));
        node.set("pipelines", list(diff.pipelines(), CostDiffJson::pipeline));
        node.set("changes", list(diff.changes(), CostDiffJson::change));
        node.put("unchanged", diff.unchanged());
        node.set("inputs", list(diff.inputs(), CostDiffJson::input));
        node.set("openings", list(diff.openings(), CostDiffJson::opening));
        ArrayNode withoutPrice = node.putArray("withoutPrice");
        diff.withoutPrice().forEach(withoutPrice::add);
        return node;
    }

    private static ObjectNode ranges(Ranges ranges) {
        ObjectNode node = NODES.objectNode();
        node.set("before", range(ranges.before()));
        node.set("after", range(ranges.after()));
        return node;
    }

    private static ObjectNode range(CostRange range) {
        ObjectNode node = NODES.objectNode();
        number(node, "usual", range.usual());
        number(node, "p10", range.p10());
        number(node, "p50", range.p50());
        number(node, "p90", range.p90());
        return node;
    }

    private static ObjectNode parts(Attribution parts) {
        ObjectNode node = NODES.objectNode();
        for (Factor factor : Factor.values()) {
            number(node, factor.word(), parts.of(factor));
        }

        return node;
    }

    private static ArrayNode byService(Map<String, Usd> services) {
        ArrayNode array = NODES.arrayNode();
        services.forEach((service, change) -> number(array.addObject().put("service", service), "change", change));
        return array;
    }

    private static ObjectNode pipeline(PipelineDiff diff) {
        ObjectNode node = NODES.objectNode().put("pipeline", diff.pipeline());
        node.set("run", ranges(diff.run()));
        node.set("terabyte", ranges(diff.terabyte()));
        diff.minutes().before().ifPresent(minutes -> number(node, "minutesBefore", minutes));
        diff.minutes().after().ifPresent(minutes -> number(node, "minutesAfter", minutes));
        return node;
    }

    private static ObjectNode change(LineChange change) {
        Line line = change.line();
        ObjectNode node = NODES.objectNode()
                .put("kind", change.kind().word())
                .put("path", change.path())
                .put("what", change.what())
                .put("service", line.service());
        line.pipeline().ifPresent(pipeline -> node.put("pipeline", pipeline));
        line.zone().ifPresent(zone -> node.put("zone", zone));
        number(node, "change", change.change());
        node.set("parts", parts(change.parts()));
        change.before().ifPresent(before -> node.set("before", line(before)));
        change.after().ifPresent(after -> node.set("after", line(after)));
        return node;
    }

    private static ObjectNode line(Line line) {
        ObjectNode node = NODES.objectNode().put("billedAs", line.key().toString());
        number(node, "quantity", line.quantity());
        node.put("unit", line.unit());
        number(node, "unitPrice", line.unitPrice());
        number(node, "usual", line.cost().usual());
        return node.put("derivation", line.derivation());
    }

    private static ObjectNode input(InputChange input) {
        ObjectNode node = NODES.objectNode().put("name", input.name()).put("unit", input.unit());
        number(node, "before", input.before());
        number(node, "after", input.after());
        return node;
    }

    private static ObjectNode opening(Opening opening) {
        ObjectNode node = NODES.objectNode().put("path", opening.path()).put("type", opening.type());
        verdict(node, "before", opening.before());
        verdict(node, "after", opening.after());
        return node.put("reason", opening.reason());
    }

    private static void verdict(ObjectNode node, String key, Optional<Verdict> verdict) {
        verdict.ifPresent(one -> node.put(key, word(one)));
    }

    static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static <T> ArrayNode list(List<T> items, Function<T, ObjectNode> one) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(one.apply(item)));
        return array;
    }

    private static void number(ObjectNode node, String key, Usd usd) {
        number(node, key, usd.value());
    }

    private static void number(ObjectNode node, String key, BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        node.put(key, stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }
}
