package io.lakewarden.cli.cost;

import static io.lakewarden.cost.report.Words.cents;
import static io.lakewarden.cost.report.Words.few;
import static io.lakewarden.cost.report.Words.lower;

import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cost.estimate.Assumption;
import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.MonthCost;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.report.Levers;
import io.lakewarden.cost.report.Sentence;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
        estimate.pipelines().forEach(pipeline -> blocks.add(Sentence.runs(pipeline)));
        if (!estimate.levers().isEmpty()) {
            blocks.add(TextTable.whole(Levers.HEAD, Levers.rows(estimate)));
        }

        if (!estimate.moving().isEmpty()) {
            blocks.add(assumptions(estimate.moving()));
        }

        if (!estimate.given().isEmpty()) {
            blocks.add(given(estimate.given()));
        }

        open(estimate.coverage()).forEach(blocks::add);
        estimate.notes().forEach(blocks::add);
        if (withLines) {
            blocks.add(lines(estimate.lines()));
        }

        return String.join("\n\n", blocks) + "\n";
    }

    private static String headline(EnvironmentEstimate estimate) {
        String sentences = Stream.concat(
                        Stream.of(estimate.environment() + " (" + estimate.region() + "): " + Sentence.month(estimate)),
                        estimate.pipelines().stream().map(Sentence::pipeline))
                .collect(Collectors.joining("; "));
        String warnings = Sentence.warnings(estimate).stream()
                .map(warning -> "\n" + warning)
                .collect(Collectors.joining());
        String range = Sentence.range(estimate).map(sentence -> "\n" + sentence).orElse("");
        return sentences + range + warnings + "\n" + Sentence.coverage(estimate);
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

    private static String assumptions(List<Assumption> assumptions) {
        return TextTable.whole(
                List.of(
                        "what moves it most",
                        "P10",
                        "P50",
                        "P90",
                        "unit",
                        "holds for",
                        "month if always at P10",
                        "at P90",
                        "basis"),
                assumptions.stream()
                        .limit(FEW)
                        .map(input -> List.of(
                                input.name(),
                                few(input.p10()),
                                few(input.p50()),
                                few(input.p90()),
                                input.unit(),
                                input.span().label(),
                                cents(input.monthAtP10()),
                                cents(input.monthAtP90()),
                                input.basis()))
                        .toList());
    }

    private static String given(List<Assumption> given) {
        return TextTable.whole(
                List.of("given without spread", "is", "unit", "basis"),
                given.stream()
                        .map(input -> List.of(input.name(), few(input.p50()), input.unit(), input.basis()))
                        .toList());
    }

    private static Stream<String> open(Coverage coverage) {
        List<List<String>> rows = Stream.of(Verdict.UNSUPPORTED, Verdict.NEEDS_USAGE)
                .flatMap(verdict -> coverage.of(verdict).stream())
                .map(resource ->
                        List.of(lower(resource.verdict()), resource.path(), resource.type(), resource.reason()))
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
                                lower(line.trust()) + ": " + line.tiers().get(0).source()))
                        .toList());
    }
}
