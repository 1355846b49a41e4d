package io.lakewarden.cost.report;

import static io.lakewarden.cost.report.EstimateJson.list;
import static io.lakewarden.cost.report.EstimateJson.money;
import static io.lakewarden.cost.report.EstimateJson.number;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.WhatIf;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.RunCost;
import io.lakewarden.cost.runtime.NextRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Locale;

/** What a meeting has beside an estimate, as JSON: what is to be decided, what changed, and what would be otherwise. */
final class ReviewJson {
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);
    private static final MathContext DIGITS = new MathContext(6);

    private ReviewJson() {}

    /** Adds it to an environment's estimate. */
    static void addTo(ObjectNode environment, Review review) {
        environment.set("decisions", list(review.decisions(), ReviewJson::decision));
        review.comparison().ifPresent(comparison -> environment.set("comparison", comparison(comparison)));
        environment.set("whatIf", whatIf(review.whatIf()));
    }

    private static ObjectNode decision(Decision decision) {
        ObjectNode node = NODES.objectNode()
                .put("pipeline", decision.pipeline())
                .put("slaMinutes", decision.sla().toMinutes());
        number(node, "slaTarget", rounded(decision.target()));
        number(node, "runsPerMonth", rounded(decision.runsPerMonth()));
        node.put("mostNodes", decision.limits().mostNodes())
                .put("mostVcpus", decision.limits().mostVcpus());
        node.put("runtimeBasis", decision.basis());
        ObjectNode defined = node.putObject("defined");
        decision.defined().choice().ifPresent(choice -> defined.set("cluster", choice(decision, choice)));
        decision.defined().estimated().ifPresent(lines -> {
            ObjectNode bill = defined.putObject("lines").put("path", lines.path());
            money(bill, "usdPerRun", lines.parts().total());
            bill.set("parts", parts(lines.parts()));
        });
        if (decision.defined().choice().isEmpty()) {
            defined.put("unknownBecause", decision.defined().why());
        }

        node.put("keepsDefined", decision.keepsDefined());
        decision.recommended().ifPresent(choice -> node.set("recommended", choice(decision, choice)));
        node.set("alternatives", list(decision.alternatives(), choice -> choice(decision, choice)));
        node.set("front", list(decision.plan().front(), choice -> choice(decision, choice)));
        node.put("tried", decision.plan().tried());
        decision.next().ifPresent(run -> node.set("measureFirst", next(run)));
        return node;
    }

    private static ObjectNode choice(Decision decision, Choice choice) {
        ObjectNode node = NODES.objectNode()
                .put("instanceType", choice.nodes().machine().instanceType())
                .put("nodes", choice.nodes().count())
                .put("onDemandNodes", choice.onDemandNodes())
                .put("bought", choice.plan().label());
        money(node, "usdPerRun", choice.cost());
        money(node, "usdPerRunAtMostFee", choice.parts().atMostFee());
        money(node, "usdPerRunLow", choice.low());
        money(node, "usdPerRunHigh", choice.high());
        money(node, "usdPerMonth", decision.monthly(choice));
        number(node, "hoursPaid", rounded(choice.paid().toMillis() / 3_600_000.0));
        node.set("parts", parts(choice.parts()));
        number(node, "medianMinutes", minutes(choice.median()));
        number(node, "p95Minutes", minutes(choice.p95()));
        number(node, "risk", rounded(choice.risk()));
        return node.put("feeKnown", choice.isFeeKnown()).put("verified", choice.isVerified());
    }

    private static ObjectNode parts(RunCost cost) {
        ObjectNode node = NODES.objectNode();
        money(node, "onDemand", cost.onDemand());
        money(node, "spot", cost.spot());
        money(node, "savingsPlan", cost.commitment());
        money(node, "emrFee", cost.fee());
        money(node, "volumes", cost.volumes());
        return node;
    }

    private static ObjectNode next(NextRun run) {
        ObjectNode node = NODES.objectNode()
                .put("instanceType", run.nodes().machine().instanceType())
                .put("nodes", run.nodes().count());
        number(node, "gibibytes", rounded(run.input().value()));
        number(node, "minutes", minutes(run.expected()));
        number(node, "gain", rounded(run.gain()));
        return node;
    }

    private static ObjectNode comparison(Comparison comparison) {
        ObjectNode node = NODES.objectNode().put("with", comparison.with());
        money(node, "change", comparison.change());
        node.set("changes", list(comparison.changes(), change -> {
            ObjectNode part = NODES.objectNode().put("label", change.label());
            money(part, "usd", change.amount());
            return part;
        }));
        return node;
    }

    private static ObjectNode whatIf(WhatIf whatIf) {
        ObjectNode node = NODES.objectNode();
        node.set("dials", list(whatIf.dials(), ReviewJson::dial));
        node.put("usual", whatIf.usual());
        node.set("figures", list(whatIf.figures(), ReviewJson::figure));
        return node;
    }

    private static ObjectNode dial(WhatIf.Dial dial) {
        ObjectNode node = NODES.objectNode()
                .put("name", dial.name())
                .put("description", dial.description())
                .put("unit", dial.unit())
                .put("usual", dial.usual());
        node.set("settings", list(dial.settings(), setting -> {
            ObjectNode value = NODES.objectNode().put("name", setting.name());
            number(value, "value", setting.value());
            return value;
        }));
        return node;
    }

    private static ObjectNode figure(WhatIf.Figure figure) {
        ObjectNode node = NODES.objectNode()
                .put("name", figure.name())
                .put("unit", figure.unit().name().toLowerCase(Locale.ROOT));
        ArrayNode values = node.putArray("values");
        figure.values().forEach(value -> values.add(EstimateJson.plain(value)));
        return node;
    }

    private static BigDecimal minutes(Duration time) {
        return rounded(time.toMillis() / 60_000.0);
    }

    /** What is computed in floating point, to as many digits as are the same on every machine. */
    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).round(DIGITS);
    }
}
