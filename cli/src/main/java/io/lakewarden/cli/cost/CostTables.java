package io.lakewarden.cli.cost;

import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cost.estimate.Assumption;
import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.MonthCost;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** An estimate on the terminal: the sentence, then what it consists of. */
public final class CostTables {
    private static final List<String> RANGE = List.of("usual USD", "P10", "P50", "P90");
    private static final int FEW = 5;

    private CostTables() {}

    /** One environment; with every line of its bill if asked for. */
    public static String of(EnvironmentEstimate estimate, boolean withLines) {
        List<String> blocks = new ArrayList<>();
        blocks.add(headline(estimate));
        blocks.add(parts("service", estimate.byService()));
        blocks.add(TextTable.of(
                header("of it"),
                Stream.concat(
                                Stream.of(row("fixed", estimate.fixed()), row("variable", estimate.variable())),
                                Stream.concat(
                                        estimate.byPipeline().stream()
                                                .map(part -> row("pipeline " + part.name(), part.cost())),
                                        estimate.byZone().stream()
                                                .map(part -> row("zone " + part.name(), part.cost()))))
                        .toList()));
        blocks.add(TextTable.of(
                header("month"), estimate.ramp().stream().map(CostTables::month).toList()));
        estimate.pipelines().forEach(pipeline -> blocks.add(pipeline(pipeline)));
        if (!estimate.assumptions().isEmpty()) {
            blocks.add(assumptions(estimate.assumptions()));
        }

        open(estimate.coverage()).forEach(blocks::add);
        estimate.notes().forEach(blocks::add);
        if (withLines) {
            blocks.add(lines(estimate.lines()));
        }

        return String.join("\n\n", blocks) + "\n";
    }

    private static String headline(EnvironmentEstimate estimate) {
        CostRange total = estimate.total();
        String sentence = estimate.environment() + " (" + estimate.region() + "): " + about(total.p50())
                + " a month in " + estimate.month() + ", between " + about(total.p10()) + " and " + about(total.p90())
                + " eight times in ten";
        String pipelines = String.join(
                "",
                estimate.pipelines().stream()
                        .map(pipeline -> "; " + pipeline.pipeline() + " "
                                + about(pipeline.run().p50()) + " a run, "
                                + about(pipeline.terabyte().p50()) + " a TB, "
                                + percent(pipeline.withinSla()) + " of runs within "
                                + pipeline.sla().toMinutes() + " min")
                        .toList());
        Coverage coverage = estimate.coverage();
        return sentence + pipelines + "\n" + coverage.resources().size() + " resources: "
                + coverage.count(Verdict.PRICED) + " priced, " + coverage.count(Verdict.FREE) + " free, "
                + coverage.count(Verdict.NEEDS_USAGE) + " need usage, " + coverage.count(Verdict.UNSUPPORTED)
                + " unsupported; " + percent(estimate.unverifiedShare()) + " priced by rates that nobody verified";
    }

    private static String parts(String what, List<Part> parts) {
        return TextTable.of(
                header(what),
                parts.stream().map(part -> row(part.name(), part.cost())).toList());
    }

    private static List<String> header(String first) {
        return Stream.concat(Stream.of(first), RANGE.stream()).toList();
    }

    private static List<String> row(String name, CostRange cost) {
        return List.of(name, cents(cost.usual()), cents(cost.p10()), cents(cost.p50()), cents(cost.p90()));
    }

    private static List<String> month(MonthCost month) {
        return row(month.month().toString(), month.cost());
    }

    private static String pipeline(PipelineCost pipeline) {
        return pipeline.pipeline() + ": " + pipeline.runs() + " runs, "
                + short4(pipeline.terabytes()) + " TB in the month; a run takes "
                + pipeline.minutes() + " min, at most " + pipeline.minutesAtMost() + " in 19 of 20 ("
                + pipeline.runtimeBasis()
                + "); SLA " + pipeline.sla().toMinutes() + " min, target " + percent(pipeline.slaTarget())
                + "; a cluster that nothing ends costs " + cents(pipeline.neverEndedPerDay()) + " USD a day";
    }

    private static String assumptions(List<Assumption> assumptions) {
        return TextTable.whole(
                List.of("what moves it most", "P10", "P50", "P90", "unit", "month at P10", "at P90", "basis"),
                assumptions.stream()
                        .limit(FEW)
                        .map(input -> List.of(
                                input.name(),
                                short4(input.p10()),
                                short4(input.p50()),
                                short4(input.p90()),
                                input.unit(),
                                cents(input.monthAtP10()),
                                cents(input.monthAtP90()),
                                input.basis()))
                        .toList());
    }

    private static Stream<String> open(Coverage coverage) {
        List<List<String>> rows = Stream.of(Verdict.UNSUPPORTED, Verdict.NEEDS_USAGE)
                .flatMap(verdict -> coverage.of(verdict).stream())
                .map(resource -> List.of(
                        resource.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        resource.path(),
                        resource.type(),
                        resource.reason()))
                .toList();
        return rows.isEmpty()
                ? Stream.empty()
                : Stream.of(TextTable.whole(List.of("not in it", "path", "type", "why"), rows));
    }

    private static String lines(List<Line> lines) {
        return TextTable.whole(
                List.of("path", "what", "billed as", "quantity", "unit", "unit price", "USD", "source"),
                lines.stream()
                        .map(line -> List.of(
                                line.path(),
                                line.what()
                                        + line.pipeline()
                                                .map(name -> ", " + name)
                                                .orElse("")
                                        + line.zone().map(name -> ", " + name).orElse("") + "; " + line.derivation(),
                                line.key().toString(),
                                line.quantity()
                                        .setScale(3, RoundingMode.HALF_EVEN)
                                        .toPlainString(),
                                line.unit(),
                                line.unitPrice()
                                        .value()
                                        .round(new MathContext(6))
                                        .toPlainString(),
                                cents(line.cost().usual()),
                                line.trust().name().toLowerCase(Locale.ROOT) + ": "
                                        + line.tiers().get(0).source()))
                        .toList());
    }

    private static String cents(Usd usd) {
        return String.format(Locale.ROOT, "%,.2f", usd.value());
    }

    /** Two significant digits: more would claim more than is known. */
    private static String about(Usd usd) {
        return "$"
                + String.format(
                        Locale.ROOT,
                        usd.value().abs().compareTo(BigDecimal.ONE) < 0
                                ? "%,.2f"
                                : usd.value().abs().compareTo(BigDecimal.TEN) < 0 ? "%,.1f" : "%,.0f",
                        usd.value().round(new MathContext(2)));
    }

    private static String short4(BigDecimal value) {
        return value.round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN) + " %";
    }
}
