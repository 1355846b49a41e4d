package io.lakewarden.cost.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Markdown as GitHub shows it in a comment. */
public final class Markdown {
    private Markdown() {}

    /** A table of text. */
    public static String table(List<String> header, Stream<List<String>> rows) {
        return Stream.concat(Stream.of(line(header), "|" + " --- |".repeat(header.size())), rows.map(Markdown::line))
                .collect(Collectors.joining("\n"));
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Markdown::text).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** What templates say is text, whatever it contains. */
    public static String text(String any) {
        return any.replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replaceAll("[\\\\|`*_\\[\\]~#@]", "\\\\$0");
    }
}
