package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A table of a difference, for whoever prints it. Money is in dollars, rounded to the cent cell by cell.
 *
 * @param title what it shows
 * @param header a word a column
 * @param rows as many cells each
 */
public record DiffTable(String title, List<String> header, List<List<String>> rows) {
    /** So many lines are shown one by one unless all are asked for; the others are summed up in a last row. */
    public static final int USUAL_LINES = 25;

    public DiffTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** All tables of an environment that have a row. */
    public static List<DiffTable> of(EnvironmentDiff diff, int lines) {
        return Stream.of(costs(diff), causes(diff), lines(diff, lines), inputs(diff), openings(diff))
                .filter(table -> !table.rows().isEmpty())
                .toList();
    }

    private static DiffTable costs(EnvironmentDiff diff) {
        List<List<String>> rows = new ArrayList<>(List.of(
                cost("month, usual", diff.month(), CostRange::usual),
                cost("month, P10", diff.month(), CostRange::p10),
                cost("month, P50", diff.month(), CostRange::p50),
                cost("month, P90", diff.month(), CostRange::p90),
                cost("fixed, usual", diff.fixed(), CostRange::usual),
                cost("variable, usual", diff.variable(), CostRange::usual)));
        diff.pipelines().forEach(pipeline -> {
            rows.add(cost("a run of " + pipeline.pipeline() + ", P50", pipeline.run(), CostRange::p50));
            rows.add(cost("a TB of " + pipeline.pipeline() + ", P50", pipeline.terabyte(), CostRange::p50));
        });
        return new DiffTable("What it costs", List.of("USD", "before", "after", "change", "in percent"), rows);
    }

    private static List<String> cost(String name, Ranges ranges, Function<CostRange, Usd> figure) {
        Usd before = figure.apply(ranges.before());
        Usd after = figure.apply(ranges.after());
        return List.of(
                name,
                Signed.cents(before),
                Signed.cents(after),
                Signed.change(after.minus(before)),
                after.equals(before) ? "" : Signed.percent(before, after).orElse(""));
    }

    private static DiffTable causes(EnvironmentDiff diff) {
        Attribution parts = diff.parts();
        return new DiffTable(
                "What the usual month changed by",
                Stream.concat(Stream.of(Factor.values()).map(Factor::word), Stream.of("together"))
                        .toList(),
                diff.changes().isEmpty() ? List.of() : List.of(cells(parts)));
    }

    private static DiffTable lines(EnvironmentDiff diff, int most) {
        List<LineChange> shown = diff.changes().stream().limit(most).toList();
        List<List<String>> rows = new ArrayList<>();
        shown.forEach(change -> rows.add(line(
                change.kind().word(),
                change.path(),
                change.what() + belonging(change) + "; " + derivation(change),
                change.parts())));
        List<LineChange> others =
                diff.changes().subList(shown.size(), diff.changes().size());
        if (!others.isEmpty()) {
            rows.add(line(
                    "others",
                    others.size() + " smaller changes",
                    "",
                    others.stream().map(LineChange::parts).reduce(Attribution.NONE, Attribution::plus)));
        }

        return new DiffTable(
                "Lines that changed",
                Stream.of(
                                Stream.of("", "path", "what"),
                                Stream.of(Factor.values()).map(Factor::word),
                                Stream.of("together"))
                        .flatMap(words -> words)
                        .toList(),
                rows);
    }

    private static List<String> line(String kind, String path, String what, Attribution parts) {
        return Stream.concat(Stream.of(kind, path, what), cells(parts).stream()).toList();
    }

    private static List<String> cells(Attribution parts) {
        return Stream.concat(
                        Stream.of(Factor.values()).map(factor -> Signed.change(parts.of(factor))),
                        Stream.of(Signed.change(parts.total())))
                .toList();
    }

    private static String belonging(LineChange change) {
        return Stream.concat(change.line().pipeline().stream(), change.line().zone().stream())
                .map(name -> ", " + name)
                .reduce("", String::concat);
    }

    /** How its quantity came and comes about, where that differs. */
    private static String derivation(LineChange change) {
        return Stream.concat(change.before().stream(), change.after().stream())
                .map(Line::derivation)
                .distinct()
                .reduce((was, is) -> was + " -> " + is)
                .orElseThrow();
    }

    private static DiffTable inputs(EnvironmentDiff diff) {
        return new DiffTable(
                "Inputs that changed",
                List.of("input", "before", "after", "unit"),
                diff.inputs().stream()
                        .map(input -> List.of(input.name(), few(input.before()), few(input.after()), input.unit()))
                        .toList());
    }

    private static DiffTable openings(EnvironmentDiff diff) {
        return new DiffTable(
                "Not in either sum",
                List.of("path", "type", "before", "after", "why"),
                diff.openings().stream()
                        .map(opening -> List.of(
                                opening.path(),
                                opening.type(),
                                verdict(opening.before()),
                                verdict(opening.after()),
                                opening.reason()))
                        .toList());
    }

    private static String verdict(Optional<Verdict> verdict) {
        return verdict.map(CostDiffJson::word).orElse("not there");
    }

    private static String few(BigDecimal value) {
        return value.round(new MathContext(4)).stripTrailingZeros().toPlainString();
    }
}
