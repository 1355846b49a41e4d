package io.lakewarden.security.iam.policy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text in which {@code *} stands for any characters and {@code ?} for one. */
final class Glob {
    private Glob() {}

    /** Whether a text is of that form. */
    static boolean matches(String glob, String text) {
        if (!isPattern(glob)) {
            return glob.equals(text);
        }

        String regex = glob.chars().mapToObj(Glob::regex).collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL).matcher(text).matches();
    }

    /** Whether it stands for more than itself. */
    static boolean isPattern(String glob) {
        return glob.indexOf('*') >= 0 || glob.indexOf('?') >= 0;
    }

    private static String regex(int character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(character));
        };
    }
}
