package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows the difference, and on request carries it out. */
final class Push {
    private Push() {}

    /**
     * Returns what was planned and how many of its steps were done.
     *
     * @throws AdminTrouble if the Admin refuses; then the message says how far it came
     */
    static ObjectNode run(Admin admin, PushRequest request, Consumer<String> progress) {
        Plan plan = Plan.of(admin, request);
        int done = 0;
        if (request.apply()) {
            for (Step step : plan.steps()) {
                perform(step, done, plan.steps());
                done++;
                progress.accept(done + "/" + plan.steps().size() + " " + step);
            }
        }

        return result(plan, done);
    }

    private static void perform(Step step, int done, List<Step> steps) {
        try {
            step.call().run();
        } catch (AdminTrouble e) {
            throw new AdminTrouble(
                    e.getMessage() + "; " + done + " of " + steps.size() + " steps are done, and nobody has more than"
                            + " before or than the definition gives; run it again to go on",
                    e);
        }
    }

    private static ObjectNode result(Plan plan, int done) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("done", done);
        ArrayNode steps = result.putArray("steps");
        plan.steps().forEach(step -> steps.addObject()
                .put("phase", word(step.phase()))
                .put("verb", word(step.verb()))
                .put("subject", step.subject())
                .put("detail", step.detail()));
        plan.foreign().forEach(result.putArray("foreign")::add);
        return result;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
