package io.lakewarden.cost.report;

import static io.lakewarden.cost.report.EstimatePage.below;
import static io.lakewarden.cost.report.Words.cents;
import static j2html.TagCreator.details;
import static j2html.TagCreator.each;
import static j2html.TagCreator.figure;
import static j2html.TagCreator.p;
import static j2html.TagCreator.rawHtml;
import static j2html.TagCreator.summary;

import io.lakewarden.cost.estimate.Assumption;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.Tier;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the page says of one environment. */
final class EnvironmentSections {
    private static final int MOST_SWINGS = 10;

    private EnvironmentSections() {}

    static DomContent of(EnvironmentEstimate estimate) {
        return each(
                months(estimate),
                parts(estimate),
                tornado(estimate),
                assumptions(estimate),
                prices(estimate),
                open(estimate),
                lines(estimate));
    }

    /** A chart with the table behind it. */
    static DomContent chart(String name, Figures figures) {
        return each(
                figure(rawHtml(Chart.stacked(name, figures))),
                PageTable.of(figures).html());
    }

    private static DomContent months(EnvironmentEstimate estimate) {
        PageTable ranges = PageTable.ranges("Each month with its range, USD", "month");
        estimate.ramp().forEach(month -> ranges.with(month.month().toString(), month.cost()));
        return below(
                "Twelve months, from an empty lake",
                chart(id(estimate, "months"), Figures.months("Usual cost of each month by service", estimate.ramp())),
                ranges.html());
    }

    private static DomContent parts(EnvironmentEstimate estimate) {
        Figures zones = Figures.of(
                "Usual cost of " + estimate.month() + " by zone",
                "zone",
                estimate.byZone(),
                Part::name,
                zone -> List.of(new Part("usual", zone.cost())));
        PageTable ranges = PageTable.ranges("The parts of " + estimate.month() + " with their ranges, USD", "part")
                .with("together", estimate.total())
                .with("fixed: there without any run", estimate.fixed())
                .with("variable: runs and what they stored", estimate.variable());
        estimate.byPipeline().forEach(part -> ranges.with("pipeline " + part.name(), part.cost()));
        estimate.byZone().forEach(part -> ranges.with("zone " + part.name(), part.cost()));
        estimate.byService().forEach(part -> ranges.with("service " + part.name(), part.cost()));
        return below("What it consists of", chart(id(estimate, "zones"), zones), ranges.html());
    }

    private static DomContent tornado(EnvironmentEstimate estimate) {
        List<Assumption> inputs = estimate.assumptions().stream()
                .filter(input -> input.swing().compareTo(Usd.ZERO) > 0)
                .limit(MOST_SWINGS)
                .toList();
        if (inputs.isEmpty()) {
            return each();
        }

        PageTable table = new PageTable(
                "The month with one input alone at its P10 and P90, USD", List.of("input", "at P10", "at P90"), 1);
        inputs.forEach(
                input -> table.with(List.of(input.name(), cents(input.monthAtP10()), cents(input.monthAtP90()))));
        return below(
                "What moves it most",
                figure(rawHtml(Chart.tornado(
                        id(estimate, "inputs"),
                        "How far the month moves with each input alone, the strongest first",
                        inputs.stream().map(EnvironmentSections::swing).toList(),
                        estimate.total().usual().value().doubleValue()))),
                table.html());
    }

    private static Chart.Swing swing(Assumption input) {
        double one = input.monthAtP10().value().doubleValue();
        double other = input.monthAtP90().value().doubleValue();
        return new Chart.Swing(input.name(), Math.min(one, other), Math.max(one, other));
    }

    private static DomContent assumptions(EnvironmentEstimate estimate) {
        PageTable table = new PageTable("All inputs", List.of("input", "what", "from", "unit", "P10", "P50", "P90"), 4);
        estimate.assumptions()
                .forEach(input -> table.with(List.of(
                        input.name(),
                        input.description(),
                        input.basis(),
                        input.unit(),
                        Words.few(input.p10()),
                        Words.few(input.p50()),
                        Words.few(input.p90()))));
        return below("Assumptions", table.html(), each(estimate.notes(), note -> p(note).withClass("soft")));
    }

    private static DomContent prices(EnvironmentEstimate estimate) {
        Map<Source, Usd> sums = new TreeMap<>(
                Comparator.comparing(Source::trust).thenComparing(Source::name).thenComparing(Source::date));
        estimate.lines().forEach(line -> sums.merge(worst(line), line.cost().usual(), Usd::plus));
        PageTable table = new PageTable(
                "What each source prices of " + estimate.month() + ", USD",
                List.of("source", "date", "trust", "usual"),
                3);
        sums.forEach((source, sum) ->
                table.with(List.of(source.name(), source.date(), Words.lower(source.trust()), cents(sum))));
        return below(
                "Prices",
                p(Words.percent(estimate.unverifiedShare())
                        + " of the month is priced by rates that nobody verified: derived or from memory."),
                table.html());
    }

    /** The least trusted source of a line's price. */
    private static Source worst(Line line) {
        return line.tiers().stream()
                .map(Tier::source)
                .reduce((one, two) -> one.trust().compareTo(two.trust()) >= 0 ? one : two)
                .orElseThrow();
    }

    private static DomContent open(EnvironmentEstimate estimate) {
        PageTable table =
                new PageTable("Resources that are not in the estimate", List.of("path", "verdict", "type", "why"), 4);
        Stream.of(Verdict.UNSUPPORTED, Verdict.NEEDS_USAGE)
                .flatMap(verdict -> estimate.coverage().of(verdict).stream())
                .forEach(resource -> table.with(
                        List.of(resource.path(), Words.lower(resource.verdict()), resource.type(), resource.reason())));
        return below("Not priced", table.html());
    }

    private static DomContent lines(EnvironmentEstimate estimate) {
        PageTable table = new PageTable(
                "Every line of " + estimate.month(),
                List.of("path", "what", "source", "unit", "quantity", "unit price", "usual"),
                4);
        estimate.lines()
                .forEach(line -> table.with(List.of(
                        line.path(),
                        line.what() + "; " + line.derivation(),
                        Words.lower(line.trust()) + ": " + worst(line),
                        line.unit(),
                        Words.few(line.quantity()),
                        exact(line.unitPrice().value()),
                        cents(line.cost().usual()))));
        return below("The bill", details(summary(estimate.lines().size() + " lines"), table.html()));
    }

    private static String exact(BigDecimal price) {
        return price.round(new MathContext(8)).stripTrailingZeros().toPlainString();
    }

    private static String id(EnvironmentEstimate estimate, String chart) {
        return estimate.environment().replaceAll("[^A-Za-z0-9]", "-") + "-" + chart;
    }
}
