package io.lakewarden.cost.diff;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Paths of both sides, so that those of the same thing are equal: as they are within one environment, and without its name
 * between two, since stacks and constructs have that in theirs.
 *
 * @param before what is made of one of the first side
 * @param after what is made of one of the second side
 */
record Places(UnaryOperator<String> before, UnaryOperator<String> after) {
    private static final String ANY = "*";

    /** Of two environments. */
    static Places of(String before, String after) {
        return before.equals(after)
                ? new Places(path -> path, path -> path)
                : new Places(without(before), without(after));
    }

    private static UnaryOperator<String> without(String environment) {
        String capitalized = environment.substring(0, 1).toUpperCase(Locale.ROOT) + environment.substring(1);
        Pattern word = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(environment) + "(?![A-Za-z0-9])");
        Pattern part = Pattern.compile("(?<=[a-z0-9])" + Pattern.quote(capitalized) + "(?=[A-Z])");
        return path -> part.matcher(word.matcher(path).replaceAll(ANY)).replaceAll(ANY);
    }
}
