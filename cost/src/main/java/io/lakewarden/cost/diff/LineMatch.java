package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Which lines are the same thing. A line is at the same path billed as the same, for the same pipeline and zone; what is left
 * of a path is the same where only the instance type is another and nothing else could be meant.
 *
 * @param pairs those that are on both sides
 * @param removed those before alone
 * @param added those after alone
 */
record LineMatch(List<Pair> pairs, List<Line> removed, List<Line> added) {
    private static final Pattern INSTANCE_TYPE =
            Pattern.compile("\\b[a-z][a-z0-9-]*\\.(nano|micro|small|medium|\\d*x?large|metal(-\\d+xl)?)\\b");

    record Pair(Line before, Line after) {}

    /**
     * Matches them.
     *
     * @param places their paths, so that they can be compared
     */
    static LineMatch of(List<Line> before, List<Line> after, Places places) {
        List<Pair> pairs = new ArrayList<>();
        Map<String, List<Line>> removed = byName(before, line -> exactly(line, places.before()));
        Map<String, List<Line>> added = byName(after, line -> exactly(line, places.after()));
        removed.forEach((name, lines) -> {
            List<Line> others = added.getOrDefault(name, new ArrayList<>());
            while (!lines.isEmpty() && !others.isEmpty()) {
                pairs.add(new Pair(lines.remove(0), others.remove(0)));
            }
        });
        return new LineMatch(pairs, flat(removed), flat(added)).withResized(places);
    }

    private LineMatch withResized(Places places) {
        List<Pair> all = new ArrayList<>(pairs);
        Map<String, List<Line>> gone = byName(removed, line -> butForItsType(line, places.before()));
        Map<String, List<Line>> come = byName(added, line -> butForItsType(line, places.after()));
        gone.forEach((name, lines) -> {
            List<Line> others = come.getOrDefault(name, new ArrayList<>());
            if (lines.size() == 1 && others.size() == 1) {
                all.add(new Pair(lines.remove(0), others.remove(0)));
            }
        });
        return new LineMatch(all, flat(gone), flat(come));
    }

    private static String exactly(Line line, UnaryOperator<String> place) {
        return String.join(
                "\n",
                place.apply(line.path()),
                line.what(),
                line.key().toString(),
                line.pipeline().orElse(""),
                line.zone().orElse(""));
    }

    private static String butForItsType(Line line, UnaryOperator<String> place) {
        return INSTANCE_TYPE.matcher(exactly(line, place)).replaceAll("*");
    }

    private static Map<String, List<Line>> byName(List<Line> lines, Function<Line, String> name) {
        Map<String, List<Line>> named = new TreeMap<>();
        lines.forEach(line -> named.computeIfAbsent(name.apply(line), absent -> new ArrayList<>())
                .add(line));
        return named;
    }

    private static List<Line> flat(Map<String, List<Line>> named) {
        return named.values().stream().flatMap(List::stream).toList();
    }
}
