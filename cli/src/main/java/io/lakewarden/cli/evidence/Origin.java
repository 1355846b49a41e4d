package io.lakewarden.cli.evidence;

import io.lakewarden.model.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Where something stands in the definition, and since which commits.
 *
 * @param file of the definition
 * @param line its first
 * @param lastLine its last
 * @param commits that last changed its lines, the newest first
 * @param without what no commit stands for, as a clause; empty where commits stand for all of it
 */
record Origin(String file, int line, int lastLine, List<Commit> commits, String without) {
    Origin {
        commits = List.copyOf(commits);
    }

    /**
     * Of the value at a position, that of its key where it has one, with all the lines that it takes: those that are
     * indented deeper, and the items of a list as deep as its key. A value never reaches the line on which the next begins.
     */
    static Origin of(History history, Position at, OptionalInt next) {
        List<Line> file = history.lines().getOrDefault(at.file(), List.of());
        if (file.size() < at.line()) {
            return new Origin(at.file(), at.line(), at.line(), List.of(), missing(history));
        }

        int last = lastLine(file, at, next);
        List<Line> lines = file.subList(at.line() - 1, last).stream()
                .filter(line -> !line.isEmpty())
                .toList();
        List<Commit> commits = lines.stream()
                .flatMap(line -> line.commit().stream())
                .distinct()
                .sorted(Comparator.comparing(Commit::day).reversed().thenComparing(Commit::id))
                .toList();
        return new Origin(at.file(), at.line(), last, commits, without(history, lines));
    }

    private static int lastLine(List<Line> file, Position at, OptionalInt next) {
        Line first = file.get(at.line() - 1);
        int end = Math.max(at.line(), Math.min(file.size(), next.orElse(Integer.MAX_VALUE) - 1));
        int last = at.line();
        for (int number : IntStream.rangeClosed(at.line() + 1, end).toArray()) {
            Line line = file.get(number - 1);
            if (!line.isEmpty() && !isPart(first, line)) {
                break;
            }

            last = line.isEmpty() ? last : number;
        }

        return last;
    }

    private static boolean isPart(Line first, Line line) {
        return line.indent() > first.indent() || line.indent() == first.indent() && line.isItem() && !first.isItem();
    }

    private static String missing(History history) {
        return history.head().isEmpty() ? "in no commit: there is no repository with one" : "in no commit: a new file";
    }

    private static String without(History history, List<Line> lines) {
        if (lines.stream().anyMatch(line -> line.commit().isEmpty())) {
            return "changed since, and not committed";
        }

        Optional<Line> oldest = lines.stream().filter(Line::oldest).findFirst();
        return history.shallow() && oldest.isPresent()
                ? "in " + oldest.flatMap(Line::commit).orElseThrow().brief()
                        + " or before it: this checkout has no earlier commits"
                : "";
    }

    /** Whether commits stand for all of it. */
    boolean isCommitted() {
        return without.isEmpty();
    }

    /** {@code platform/domains/billing.yaml:12-14}. */
    String place() {
        return file + ":" + line + (lastLine == line ? "" : "-" + lastLine);
    }
}
