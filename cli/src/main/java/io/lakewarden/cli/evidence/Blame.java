package io.lakewarden.cli.evidence;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code git blame --porcelain} says of a file. */
public final class Blame {
    private static final Pattern HEAD = Pattern.compile("([0-9a-f]{40}|[0-9a-f]{64}) \\d+ \\d+(?: \\d+)?");
    private static final Pattern NOT_COMMITTED = Pattern.compile("0+");

    private final Map<String, Map<String, String>> commits = new HashMap<>();
    private final Set<String> oldest = new HashSet<>();
    private final List<Line> lines = new ArrayList<>();

    private Blame() {}

    /** The lines in their order; of each commit git says all at its first line, and its hash alone at the others. */
    public static List<Line> lines(String porcelain) {
        Blame blame = new Blame();
        String id = "";
        for (String text : porcelain.split("\n", -1)) {
            Matcher head = HEAD.matcher(text);
            if (text.startsWith("\t")) {
                blame.line(id, text.substring(1));
            } else if (head.matches()) {
                id = head.group(1);
            } else if (text.equals("boundary")) {
                blame.oldest.add(id);
            } else if (text.contains(" ")) {
                int space = text.indexOf(' ');
                blame.commits
                        .computeIfAbsent(id, key -> new HashMap<>())
                        .put(text.substring(0, space), text.substring(space + 1));
            }
        }

        return List.copyOf(blame.lines);
    }

    private void line(String id, String text) {
        Optional<Commit> commit =
                NOT_COMMITTED.matcher(id).matches() ? Optional.empty() : Optional.of(commit(id, commits.get(id)));
        lines.add(new Line(text, commit, oldest.contains(id)));
    }

    private static Commit commit(String id, Map<String, String> said) {
        String day = Instant.ofEpochSecond(Long.parseLong(said.get("committer-time")))
                .atOffset(ZoneOffset.of(said.get("committer-tz")))
                .toLocalDate()
                .toString();
        return new Commit(id, day, said.get("author"), said.getOrDefault("summary", ""));
    }
}
