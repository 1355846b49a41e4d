package io.lakewarden.cost.report;

import static j2html.TagCreator.figure;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;

import io.lakewarden.cost.money.Usd;
import j2html.tags.DomContent;
import java.util.List;

/** From the month as it was last time to the month as it is. */
final class ChangeSection {
    private ChangeSection() {}

    static DomContent of(String environment, Comparison comparison, Usd now) {
        List<Change> changes = comparison.changes();
        Usd before = now.minus(comparison.change());
        PageTable table = new PageTable("What changed the usual month, USD", List.of("change", "USD a month"), 1)
                .with(List.of("before", Words.cents(before)));
        changes.forEach(change -> table.with(List.of(change.label(), Words.signed(change.amount()))));
        table.with(List.of("now", Words.cents(now)));
        return EstimatePage.below(
                "The month of " + environment + ", compared with " + comparison.with(),
                figure(rawHtml(Chart.waterfall(
                        Words.id(environment, "changes"),
                        "The month as it was, each change, and the month as it is; the table has the figures",
                        before.value().doubleValue(),
                        changes,
                        now.value().doubleValue()))),
                p("Its axis begins near the changes, not at zero.").withClass("soft"),
                table.html());
    }
}
