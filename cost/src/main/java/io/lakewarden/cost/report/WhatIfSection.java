package io.lakewarden.cost.report;

import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.input;
import static j2html.TagCreator.label;
import static j2html.TagCreator.output;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.script;
import static j2html.TagCreator.section;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.WhatIf;
import io.lakewarden.cost.estimate.WhatIf.Dial;
import io.lakewarden.cost.estimate.WhatIf.Setting;
import j2html.tags.DomContent;
import java.math.RoundingMode;
import java.util.List;

/**
 * Sliders for the inputs that move the month most. Each combination of their positions was computed beforehand; the
 * page's script only looks it up.
 */
final class WhatIfSection {
    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private WhatIfSection() {}

    static DomContent of(String environment, WhatIf whatIf) {
        PageTable table = new PageTable(
                "The month with the inputs as they are set",
                List.of("figure", "unit", "usual", "as set", "difference"),
                2);
        whatIf.figures().forEach(figure -> {
            String usual = Words.grouped(
                    figure.values().get(whatIf.usual()).setScale(decimals(figure), RoundingMode.HALF_EVEN));
            table.with(List.of(figure.name(), unit(figure), usual, usual, "0"));
        });
        return section(
                        h3("What if"),
                        p("Every combination was computed as the estimate is; nothing is interpolated. All other inputs are"
                                        + " at their usual values.")
                                .withClass("soft"),
                        div(each(whatIf.dials(), (index, dial) -> slider(environment, index, dial)))
                                .withClass("dials"),
                        table.html(),
                        script(rawHtml(json(whatIf).toString().replace("<", "\\u003c")))
                                .withType("application/json"))
                .withClass("what-if")
                .attr("hidden");
    }

    private static DomContent slider(String environment, int index, Dial dial) {
        String id = Words.id(environment, "dial", String.valueOf(index));
        return div(
                label(dial.name()).attr("for", id).attr("title", dial.description()),
                input().withId(id)
                        .withType("range")
                        .withMin("0")
                        .withMax(String.valueOf(dial.settings().size() - 1))
                        .withStep("1")
                        .withValue(String.valueOf(dial.usual()))
                        .attr("aria-valuetext", words(dial, dial.settings().get(dial.usual()))),
                output(words(dial, dial.settings().get(dial.usual()))).attr("for", id));
    }

    private static String words(Dial dial, Setting setting) {
        return Words.few(setting.value()) + " " + dial.unit()
                + (setting.name().isEmpty() ? "" : " (" + setting.name() + ")");
    }

    private static ObjectNode json(WhatIf whatIf) {
        ObjectNode node = NODES.objectNode();
        ArrayNode dials = node.putArray("dials");
        whatIf.dials().forEach(dial -> {
            ArrayNode settings = dials.addObject().put("usual", dial.usual()).putArray("settings");
            dial.settings().forEach(setting -> settings.add(words(dial, setting)));
        });
        ArrayNode figures = node.putArray("figures");
        whatIf.figures().forEach(figure -> {
            ArrayNode values = figures.addObject()
                    .put("name", figure.name())
                    .put("decimals", decimals(figure))
                    .putArray("values");
            figure.values().forEach(value -> values.add(value.setScale(decimals(figure), RoundingMode.HALF_EVEN)));
        });
        return node;
    }

    private static String unit(WhatIf.Figure figure) {
        return switch (figure.unit()) {
            case USD -> "USD";
            case MINUTES -> "minutes";
        };
    }

    private static int decimals(WhatIf.Figure figure) {
        return switch (figure.unit()) {
            case USD -> 2;
            case MINUTES -> 1;
        };
    }
}
