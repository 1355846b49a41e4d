package io.lakewarden.cost.report;

import static io.lakewarden.cost.report.EstimatePage.below;
import static io.lakewarden.cost.report.Words.cents;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.iff;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;

import io.lakewarden.cost.estimate.Assumption;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.MonthCost;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.estimate.WhatIf;
import io.lakewarden.cost.report.PageTable.Cell;
import j2html.tags.DomContent;
import java.util.List;
import java.util.stream.Stream;

/** What the page says of one environment. */
final class EnvironmentSections {
    private static final int MOST_SWINGS = 10;

    private final EnvironmentEstimate estimate;
    private final BillSections bill;

    private EnvironmentSections(EnvironmentEstimate estimate) {
        this.estimate = estimate;
        this.bill = new BillSections(estimate);
    }

    static DomContent of(EnvironmentEstimate estimate, WhatIf whatIf) {
        EnvironmentSections sections = new EnvironmentSections(estimate);
        return each(
                sections.months(),
                sections.parts(),
                sections.pipelines(),
                sections.tornado(),
                iff(!whatIf.dials().isEmpty(), WhatIfSection.of(estimate.environment(), whatIf)),
                sections.assumptions(),
                sections.bill.prices(),
                sections.open(),
                sections.bill.lines());
    }

    /** A chart with the table behind it. */
    static DomContent chart(String name, Figures figures) {
        return each(
                figure(rawHtml(Chart.stacked(name, figures))),
                PageTable.of(figures).folded());
    }

    private DomContent months() {
        PageTable ranges = PageTable.ranges("Each month with its range, USD", "month");
        estimate.ramp().forEach(month -> ranges.with(month.month().toString(), month.cost()));
        return below(
                "Twelve months, from an empty lake",
                chart(
                        id("months"),
                        Figures.months("Usual cost of each month by service", estimate.ramp(), MonthCost::services)),
                chart(
                        id("months-by-zone"),
                        Figures.months("Usual cost of each month by zone", estimate.ramp(), MonthCost::zones)),
                ranges.html());
    }

    private DomContent parts() {
        PageTable ranges = PageTable.ranges(
                        "The parts of " + estimate.month() + " with their ranges, USD; each leads to its lines", "part")
                .with(Cell.link("together", bill.id()), estimate.total())
                .with(
                        Cell.rows(
                                "fixed: there without any run", bill.id(), BillSections.GROWS_WITH, BillSections.TIME),
                        estimate.fixed())
                .with("variable: runs and what they stored", estimate.variable());
        estimate.byPipeline().forEach(part -> ranges.with(lines("pipeline", part), part.cost()));
        estimate.byZone().forEach(part -> ranges.with(lines("zone", part), part.cost()));
        estimate.byService().forEach(part -> ranges.with(lines("service", part), part.cost()));
        return below("What it consists of", ranges.html());
    }

    private DomContent pipelines() {
        if (estimate.pipelines().isEmpty()) {
            return each();
        }

        PageTable ranges = PageTable.ranges("A run and a terabyte with their ranges, USD", "pipeline");
        estimate.pipelines().forEach(pipeline -> ranges.with(pipeline.pipeline() + ": a run", pipeline.run())
                .with(pipeline.pipeline() + ": a TB that comes in", pipeline.terabyte()));
        return below(
                "What a run costs",
                each(estimate.pipelines(), pipeline -> p(Sentence.runs(pipeline) + ".")),
                p("A run: its pipeline's lines of the bill that grow with runs, over the runs of the month. A TB: all its"
                                + " lines, over what comes in.")
                        .withClass("soft"),
                ranges.html());
    }

    private Cell lines(String column, Part part) {
        return Cell.rows(column + " " + part.name(), bill.id(), column, part.name());
    }

    private DomContent tornado() {
        List<Assumption> inputs = estimate.moving().stream().limit(MOST_SWINGS).toList();
        if (inputs.isEmpty()) {
            return each();
        }

        PageTable table = new PageTable(
                "The month with one input alone at its P10 and P90, USD",
                List.of("input", "holds for", "at P10", "at P90"),
                2);
        inputs.forEach(input -> table.with(
                List.of(input.name(), input.span().label(), cents(input.monthAtP10()), cents(input.monthAtP90()))));
        return below(
                "What moves it most",
                figure(rawHtml(Chart.tornado(
                        id("inputs"),
                        "How far the month moves with each input alone, the strongest first",
                        inputs.stream().map(EnvironmentSections::swing).toList(),
                        estimate.total().usual().value().doubleValue()))),
                table.folded(),
                p("An input that holds for one run is another in the next, and a month's range averages it over its runs; here"
                                + " all runs are at its P10 or its P90 together.")
                        .withClass("soft"));
    }

    private static Chart.Swing swing(Assumption input) {
        double one = input.monthAtP10().value().doubleValue();
        double other = input.monthAtP90().value().doubleValue();
        return new Chart.Swing(input.name(), Math.min(one, other), Math.max(one, other));
    }

    private DomContent assumptions() {
        PageTable table = new PageTable(
                "All inputs", List.of("input", "what", "from", "holds for", "unit", "P10", "P50", "P90"), 5);
        estimate.assumptions()
                .forEach(input -> table.with(List.of(
                        input.name(),
                        input.description(),
                        input.basis(),
                        input.span().label(),
                        input.unit(),
                        Words.few(input.p10()),
                        Words.few(input.p50()),
                        Words.few(input.p90()))));
        return below(
                "Assumptions",
                p("What the definition gives without spread is last: the range takes it as certain.")
                        .withClass("soft"),
                table.html(),
                each(estimate.notes(), note -> p(note).withClass("soft")));
    }

    private DomContent open() {
        PageTable table =
                new PageTable("Resources that are not in the estimate", List.of("path", "verdict", "type", "why"), 4);
        Stream.of(Verdict.UNSUPPORTED, Verdict.NEEDS_USAGE)
                .flatMap(verdict -> estimate.coverage().of(verdict).stream())
                .forEach(resource -> table.with(
                        List.of(resource.path(), Words.lower(resource.verdict()), resource.type(), resource.reason())));
        return below("Not priced", table.html());
    }

    private String id(String chart) {
        return Words.id(estimate.environment(), chart);
    }
}
