package io.lakewarden.cli.report;

import static j2html.TagCreator.code;
import static j2html.TagCreator.details;
import static j2html.TagCreator.div;
import static j2html.TagCreator.each;
import static j2html.TagCreator.h3;
import static j2html.TagCreator.li;
import static j2html.TagCreator.p;
import static j2html.TagCreator.pre;
import static j2html.TagCreator.span;
import static j2html.TagCreator.strong;
import static j2html.TagCreator.summary;
import static j2html.TagCreator.ul;

import io.lakewarden.jobs.catalogue.RunRecord;
import j2html.tags.DomContent;
import j2html.tags.specialized.DetailsTag;
import java.util.List;

/** The steps as they last ran, each with the physical plans of its queries. */
final class PlanSection {
    /** A plan of this many characters is no longer read by people. */
    private static final int LONGEST_PLAN = 16_000;

    private PlanSection() {}

    static DomContent of(Report report) {
        List<LatestStep> steps = LatestStep.of(report.runs());
        return steps.isEmpty()
                ? each()
                : ReportPage.part("Steps and their physical plans", each(steps, PlanSection::step));
    }

    private static DetailsTag step(LatestStep latest) {
        String when = latest.date() + ", " + Format.duration(latest.step().took()) + ", "
                + Format.count(
                        latest.record().map(record -> record.plans().size()).orElse(0), "plan");
        return details(
                summary(
                        strong(latest.step().step()),
                        code(latest.step().job()),
                        span(when).withClass("soft")),
                latest.record().map(PlanSection::content).orElseGet(() -> p("The job left no record")
                        .withClass("soft")));
    }

    private static DomContent content(RunRecord record) {
        DomContent notes = record.notes().isEmpty() ? each() : ul(each(record.notes(), note -> li(note)));
        DomContent plans = each(record.plans(), plan -> div(h3(code(plan.getKey())), pre(shortened(plan.getValue()))));
        return div(notes, plans);
    }

    private static String shortened(String plan) {
        return plan.length() <= LONGEST_PLAN
                ? plan
                : plan.substring(0, LONGEST_PLAN) + "\n… " + Format.count(plan.length() - LONGEST_PLAN, "character")
                        + " more in report.json";
    }
}
