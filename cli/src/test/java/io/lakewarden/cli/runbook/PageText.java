package io.lakewarden.cli.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a page.
 *
 * @param text of it, in Markdown
 */
public record PageText(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^## (.*)$");

    /** Its sections' headings. */
    public List<String> headings() {
        return HEADING.matcher(prose())
                .results()
                .map(heading -> heading.group(1))
                .toList();
    }

    /** What is to be typed, as it stands. */
    public List<String> blocks() {
        return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** The commands, in the order in which they are to be typed. */
    public List<List<String>> commands() {
        return blocks().stream()
                .flatMap(block -> Shell.commands(block).stream())
                .toList();
    }

    /** Commands of one program, those within sentences too. */
    public List<List<String>> commandsOf(String program) {
        Stream<List<String>> mentioned =
                codes().filter(code -> code.startsWith(program + " ")).flatMap(code -> Shell.commands(code).stream());
        return Stream.concat(commands().stream(), mentioned)
                .filter(command -> command.get(0).equals(program))
                .map(command -> command.subList(1, command.size()))
                .toList();
    }

    /** What stands in a sentence as code. */
    public Stream<String> codes() {
        return CODE.matcher(prose()).results().map(code -> code.group(1));
    }

    /** Where its links lead. */
    public List<String> links() {
        return LINK.matcher(prose()).results().map(link -> link.group(1)).toList();
    }

    /** What matches, anywhere in it. */
    public List<String> all(Pattern pattern) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }

    private String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }

    /** A page's text with blocks around its commands. */
    static PageText of(String... commands) {
        List<String> lines = new ArrayList<>(List.of(commands));
        return new PageText(lines.stream().collect(Collectors.joining("\n", "```\n", "\n```\n")));
    }
}
