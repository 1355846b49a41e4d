package io.lakewarden.cli.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A command of the AWS CLI.
 *
 * @param words after {@code aws}
 */
record AwsCommand(List<String> words) {
    static Stream<AwsCommand> of(PageText page) {
        return page.commandsOf("aws").stream().filter(words -> !words.isEmpty()).map(AwsCommand::new);
    }

    /** Service, operation and options, without values. */
    String shape() {
        List<String> shape = new ArrayList<>(words.subList(0, Math.min(2, words.size())));
        words.stream().skip(2).filter(word -> word.startsWith("--")).sorted().forEach(shape::add);
        return String.join(" ", shape);
    }

    /** The same with something for what only a shell knows. */
    AwsCommand filled() {
        return new AwsCommand(words.stream().map(AwsCommand::filled).toList());
    }

    private static String filled(String word) {
        return word.replaceAll("\\$\\(date [^)]*%T[^)]*\\)", "2026-01-06T00:00:00Z")
                .replaceAll("\\$\\(date [^)]*%F\\)", "2026-01-06")
                .replaceAll("(?<=Capacity=)(\\$[a-z]+|\\$\\([^)]*\\))", "1")
                .replaceAll("\\$\\([^)]*\\)", "value")
                .replaceAll("\\$[a-z]+", "value");
    }
}
