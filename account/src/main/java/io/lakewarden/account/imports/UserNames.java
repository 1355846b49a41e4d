package io.lakewarden.account.imports;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A definition's names for roles, which are called otherwise in an account. */
final class UserNames {
    static final String SHAPE = "a small letter and at most 31 small letters, digits, dots, hyphens and underscores";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,31}");
    private static final int LONGEST = 32;
    /** The group that owns what was imported. */
    private static final String TAKEN = "owners";

    private final SortedMap<String, String> names = new TreeMap<>();

    /** Whether a definition can call somebody so. */
    static boolean isOne(String name) {
        return NAME.matcher(name).matches() && !name.equals(TAKEN);
    }

    /** The same for the same, another for another. */
    String of(String elsewhere) {
        return names.computeIfAbsent(elsewhere, this::next);
    }

    private String next(String elsewhere) {
        String plain = elsewhere.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        String named = Character.isLetter(plain.charAt(0)) ? plain : "u-" + plain;
        String first = named.substring(0, Math.min(named.length(), LONGEST));
        String free = first;
        for (int number = 2; names.containsValue(free) || free.equals(TAKEN); number++) {
            String ending = "-" + number;
            free = first.substring(0, Math.min(first.length(), LONGEST - ending.length())) + ending;
        }

        return free;
    }
}
