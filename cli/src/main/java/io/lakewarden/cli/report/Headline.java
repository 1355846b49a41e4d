package io.lakewarden.cli.report;

import static j2html.TagCreator.dd;
import static j2html.TagCreator.div;
import static j2html.TagCreator.dl;
import static j2html.TagCreator.dt;
import static j2html.TagCreator.each;
import static j2html.TagCreator.p;
import static j2html.TagCreator.section;

import io.lakewarden.cli.report.Report.Run;
import j2html.tags.specialized.DivTag;
import j2html.tags.specialized.SectionTag;
import java.util.ArrayList;
import java.util.List;

/** The numbers that a reader wants first, and whether they add up. */
final class Headline {
    private Headline() {}

    static SectionTag of(Report report) {
        long days = report.runs().stream().map(Run::date).distinct().count();
        List<DivTag> tiles = new ArrayList<>();
        tiles.add(tile("Days", Format.count(days), "", ""));
        report.lines().ifPresent(lines -> {
            tiles.add(tile("Rows in", Format.count(lines.in()), "", ""));
            tiles.add(tile("Rows accepted", lines.out(), lines));
            tiles.add(tile("Quarantined", lines.quarantined(), lines));
            tiles.add(tile("Duplicates dropped", lines.duplicates(), lines));
            tiles.add(reconciled(report));
        });
        String sum = report.lines().map(Headline::sum).orElse("No run has left a record of its rows yet");
        return section(dl(each(tiles, tile -> tile)).withClass("tiles"), p(sum).withClass("sum"))
                .attr("aria-label", "Summary");
    }

    private static DivTag reconciled(Report report) {
        List<Lines> measured =
                report.runs().stream().flatMap(run -> Lines.of(run).stream()).toList();
        long wrong = measured.stream().filter(lines -> !lines.reconciled()).count();
        int unknown = report.runs().size() - measured.size();
        String note = unknown == 0 ? "" : Format.count(unknown, "run") + " not measured";
        return wrong == 0
                ? tile("Reconciled", "Yes", "good", note)
                : tile("Reconciled", "No", "bad", Format.count(wrong, "run") + " with rows unaccounted for");
    }

    private static String sum(Lines lines) {
        return Format.count(lines.in()) + " in " + (lines.reconciled() ? "=" : "≠") + " " + Format.count(lines.out())
                + " accepted + " + Format.count(lines.quarantined()) + " quarantined + "
                + Format.count(lines.duplicates()) + " duplicates";
    }

    private static DivTag tile(String name, long part, Lines lines) {
        return tile(name, Format.count(part), "", Format.percent(part, lines.in()));
    }

    private static DivTag tile(String name, String value, String style, String note) {
        return div(dt(name), dd(value).withClass("value " + style), dd(note).withClass("note"))
                .withClass("tile");
    }
}
