package io.lakewarden.cli.size;

import static io.lakewarden.cli.size.SizeReport.minutes;
import static io.lakewarden.cli.size.SizeReport.usd;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cost.plan.Choice;
import io.lakewarden.cost.plan.Requirement;

/** A sizing for programs: the whole front, each choice with all settings of Spark, and all that was not taken. */
public final class SizeJson {
    private SizeJson() {}

    /** All of it. */
    public static ObjectNode of(Sizing sizing) {
        Requirement requirement = sizing.question().requirement();
        Sizing.Question question = sizing.question();
        ObjectNode json = Json.object()
                .put("pipeline", question.pipeline().name())
                .put("environment", question.environment().name())
                .put("region", question.region())
                .put("prices", question.book().lock().date())
                .put("slaMinutes", requirement.sla().toMinutes())
                .put("rule", requirement.rule().label())
                .put("gibibytesLittle", requirement.little().value())
                .put("gibibytesUsual", requirement.usual().value())
                .put("gibibytesMuch", requirement.much().value())
                .put("runsPerMonth", requirement.runsPerMonth())
                .put("calibrated", question.calibration().model().isCalibrated())
                .put("basis", question.calibration().model().basis())
                .put("usableMinutes", minutes(sizing.plan().usable()))
                .put("tried", sizing.plan().tried());
        ArrayNode front = json.putArray("front");
        sizing.plan().front().forEach(choice -> front.add(choice(sizing, choice)));
        sizing.plan().nearest().ifPresent(choice -> json.set("nearest", choice(sizing, choice)));
        sizing.defined().ifPresent(choice -> json.set("defined", choice(sizing, choice)));
        sizing.next().ifPresent(run -> json.putObject("nextRun")
                .put("nodes", run.nodes().count())
                .put("instanceType", run.nodes().machine().instanceType())
                .put("gibibytes", run.input().value())
                .put("minutes", minutes(run.expected()))
                .put("gain", run.gain()));
        ArrayNode rejected = json.putArray("rejected");
        sizing.plan().rejected().forEach(rejection -> rejected.addObject()
                .put("what", rejection.what())
                .put("bought", rejection.plan().map(plan -> plan.label()).orElse(""))
                .put("fewestNodes", rejection.fewest())
                .put("mostNodes", rejection.most())
                .put("reason", rejection.reason().name())
                .put("why", rejection.why()));
        return json;
    }

    private static ObjectNode choice(Sizing sizing, Choice choice) {
        ObjectNode json = Json.object()
                .put("instanceType", choice.nodes().machine().instanceType())
                .put("nodes", choice.nodes().count())
                .put("onDemandNodes", choice.onDemandNodes())
                .put("bought", choice.plan().label())
                .put("usdPerRun", usd(choice.cost()))
                .put("usdPerRunLow", usd(choice.low()))
                .put("usdPerRunHigh", usd(choice.high()))
                .put("usdPerMonth", usd(sizing.monthly(choice)))
                .put("medianMinutes", minutes(choice.median()))
                .put("p95Minutes", minutes(choice.p95()))
                .put("risk", choice.risk())
                .put("feeKnown", choice.isFeeKnown())
                .put("verified", choice.isVerified());
        ObjectNode spark = json.putObject("spark");
        sizing.spark(choice).forEach(spark::put);
        return json;
    }
}
