package io.lakewarden.cli.report;

import static j2html.TagCreator.caption;
import static j2html.TagCreator.code;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.table;
import static j2html.TagCreator.tbody;
import static j2html.TagCreator.td;
import static j2html.TagCreator.th;
import static j2html.TagCreator.thead;
import static j2html.TagCreator.tr;
import static j2html.TagCreator.ul;

import io.lakewarden.cli.report.Report.Failure;
import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.cli.report.Report.Status;
import io.lakewarden.cli.report.Report.StepRun;
import j2html.tags.DomContent;
import j2html.tags.specialized.LiTag;
import j2html.tags.specialized.SpanTag;
import j2html.tags.specialized.TdTag;
import j2html.tags.specialized.TrTag;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The runs, newest first, and what failed in them. */
final class RunSections {
    private static final int MOST_FAILURES = 20;
    private static final int MOST_RUNS = 200;
    private static final String UNKNOWN = "–";

    private RunSections() {}

    /** The failed runs with their reasons; nothing when none failed. */
    static DomContent failures(Report report) {
        List<Run> failed = newestFirst(report).stream()
                .filter(run -> run.status() == Status.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return each();
        }

        List<LiTag> items = failed.stream()
                .limit(MOST_FAILURES)
                .map(run -> li(
                        strong(run.date().toString()),
                        div(run.failure().map(Failure::reason).orElse("No reason was given"))
                                .withClass("reason"),
                        div(code(run.failure().map(Failure::log).orElse(""))).withClass("soft")))
                .toList();
        int more = failed.size() - items.size();
        return ReportPage.part(
                Format.count(failed.size(), "failed run"),
                ul(each(items, item -> item)).withClass("failures"),
                p(more == 0 ? "" : "And " + Format.count(more) + " before them").withClass("soft"));
    }

    /** A row a run. */
    static DomContent runs(Report report) {
        List<Run> newest = newestFirst(report);
        List<Run> shown = newest.subList(0, Math.min(MOST_RUNS, newest.size()));
        if (shown.isEmpty()) {
            return each();
        }

        String note = shown.size() == newest.size()
                ? ""
                : "The newest " + Format.count(shown.size()) + " of " + Format.count(newest.size(), "run")
                        + "; report.json has all. ";
        boolean emr = shown.stream().anyMatch(run -> run.emrTime().isPresent());
        boolean retried = shown.stream().anyMatch(run -> !retried(run).isEmpty());
        return ReportPage.part(
                "Runs",
                p(note + (emr ? "On EMR: by the state machine's own clock, waits for a cluster included." : ""))
                        .withClass("soft"),
                div(table(
                                caption("Runs, newest first").withClass("unseen"),
                                thead(tr(
                                        column("Date"),
                                        column("Status"),
                                        number("In"),
                                        number("Accepted"),
                                        number("Quarantined"),
                                        number("Duplicates"),
                                        column("Reconciled"),
                                        number("Time here"),
                                        iff(emr, number("On EMR")),
                                        iff(retried, column("Retried")))),
                                tbody(each(shown, run -> row(run, emr, retried)))))
                        .withClass("wide"));
    }

    private static TrTag row(Run run, boolean emr, boolean retried) {
        Optional<Lines> lines = Lines.of(run);
        return tr(
                th(run.date().toString()).attr("scope", "row"),
                td(badge(run.status())),
                count(lines.map(Lines::in)),
                count(lines.map(Lines::out)),
                count(lines.map(Lines::quarantined)),
                count(lines.map(Lines::duplicates)),
                td(lines.map(RunSections::reconciled).orElseGet(() -> span(UNKNOWN))),
                td(Format.duration(run.took())).withClass("number"),
                iff(emr, td(run.emrTime().map(Format::duration).orElse(UNKNOWN)).withClass("number")),
                iff(retried, td(retried(run)).withClass("soft")));
    }

    static SpanTag badge(Status status) {
        return switch (status) {
            case SUCCEEDED -> span("Succeeded").withClass("badge good");
            case FAILED -> span("Failed").withClass("badge bad");
            case UNCHANGED -> span("Nothing new").withClass("badge quiet");
        };
    }

    private static SpanTag reconciled(Lines lines) {
        return lines.reconciled()
                ? span("Yes").withClass("good")
                : span("No: " + Format.count(lines.in() - lines.out() - lines.quarantined() - lines.duplicates())
                                + " unaccounted for")
                        .withClass("bad");
    }

    private static String retried(Run run) {
        return run.steps().stream()
                .filter(step -> step.attempts() > 1)
                .map(RunSections::tries)
                .collect(Collectors.joining(", "));
    }

    private static String tries(StepRun step) {
        return step.step() + " (" + step.attempts() + " tries)";
    }

    private static List<Run> newestFirst(Report report) {
        List<Run> runs = new ArrayList<>(report.runs());
        Collections.reverse(runs);
        return runs;
    }

    private static TdTag count(Optional<Long> rows) {
        return td(rows.map(Format::count).orElse(UNKNOWN)).withClass("number");
    }

    private static DomContent column(String name) {
        return th(name).attr("scope", "col");
    }

    private static DomContent number(String name) {
        return th(name).attr("scope", "col").withClass("number");
    }
}
