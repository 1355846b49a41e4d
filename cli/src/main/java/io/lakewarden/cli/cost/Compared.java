package io.lakewarden.cli.cost;

import io.lakewarden.cost.diff.EnvironmentDiff;
import io.lakewarden.cost.diff.Factor;
import io.lakewarden.cost.diff.LineChange;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.report.Change;
import io.lakewarden.cost.report.Comparison;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What changed in a month, for the page: the largest changes by service and cause, the rest together. */
public final class Compared {
    private static final int MOST = 7;
    private static final String REST = "all other";

    private Compared() {}

    /**
     * The same, with its amounts adding up to the change.
     *
     * @param place what it is compared with, as it was named
     */
    public static Comparison with(String place, EnvironmentDiff diff) {
        Map<String, Usd> sums = new TreeMap<>();
        diff.changes().forEach(change -> add(change, sums));
        List<Change> changes = sums.entrySet().stream()
                .filter(sum -> sum.getValue().value().signum() != 0)
                .map(sum -> new Change(sum.getKey(), sum.getValue()))
                .sorted(Comparator.comparing(
                                (Change change) -> change.amount().value().abs())
                        .reversed()
                        .thenComparing(Change::label))
                .toList();
        return new Comparison(place, changes.size() <= MOST ? changes : shortened(changes));
    }

    private static void add(LineChange change, Map<String, Usd> sums) {
        for (Factor factor : Factor.values()) {
            sums.merge(
                    change.line().service() + ", " + factor.word(),
                    change.parts().of(factor),
                    Usd::plus);
        }
    }

    private static List<Change> shortened(List<Change> changes) {
        Usd rest = changes.stream().skip(MOST - 1).map(Change::amount).reduce(Usd.ZERO, Usd::plus);
        return Stream.concat(changes.stream().limit(MOST - 1), Stream.of(new Change(REST, rest)))
                .toList();
    }
}
