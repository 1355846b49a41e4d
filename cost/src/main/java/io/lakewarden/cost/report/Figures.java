package io.lakewarden.cost.report;

import io.lakewarden.cost.estimate.MonthCost;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.money.Usd;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Usual costs by two views, which a chart and the table behind it show alike.
 *
 * @param description what it is, for those who do not see the chart
 * @param head what the rows are
 * @param columns the dearest first, the rest together last
 * @param rows in their order
 */
record Figures(String description, String head, List<String> columns, List<Row> rows) {
    private static final String REST = "all other";

    /** A row by column; where there is nothing, it is zero. */
    record Row(String name, Map<String, Usd> costs) {
        Usd cost(String column) {
            return costs.getOrDefault(column, Usd.ZERO);
        }

        Usd total() {
            return costs.values().stream().reduce(Usd.ZERO, Usd::plus);
        }
    }

    static Figures months(String description, List<MonthCost> months, Function<MonthCost, List<Part>> parts) {
        return of(description, "month", months, month -> month.month().toString(), parts);
    }

    static <T> Figures of(
            String description, String head, List<T> items, Function<T, String> name, Function<T, List<Part>> parts) {
        Map<String, Usd> sums = new TreeMap<>();
        items.stream()
                .flatMap(item -> parts.apply(item).stream())
                .forEach(part -> sums.merge(part.name(), part.cost().usual(), Usd::plus));
        List<String> sorted = sums.entrySet().stream()
                .sorted(Map.Entry.<String, Usd>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        boolean fits = sorted.size() <= Chart.mostSeries();
        List<String> own = fits ? sorted : sorted.subList(0, Chart.mostSeries() - 1);
        List<String> columns =
                fits ? own : Stream.concat(own.stream(), Stream.of(REST)).toList();
        return new Figures(
                description,
                head,
                columns,
                items.stream()
                        .map(item -> new Row(name.apply(item), costs(parts.apply(item), Set.copyOf(own))))
                        .toList());
    }

    private static Map<String, Usd> costs(List<Part> parts, Set<String> own) {
        return parts.stream()
                .collect(Collectors.toMap(
                        part -> own.contains(part.name()) ? part.name() : REST,
                        part -> part.cost().usual(),
                        Usd::plus,
                        TreeMap::new));
    }
}
