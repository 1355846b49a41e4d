package io.lakewarden.account.imports;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** A definition's names for people who are called otherwise elsewhere. */
final class UserNames {
    private static final int LONGEST = 32;

    private final SortedMap<String, String> names = new TreeMap<>();

    /** The same for the same, another for another. */
    String of(String elsewhere) {
        return names.computeIfAbsent(elsewhere, this::next);
    }

    private String next(String elsewhere) {
        String plain = elsewhere.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
        String named = Character.isLetter(plain.charAt(0)) ? plain : "u-" + plain;
        String first = named.substring(0, Math.min(named.length(), LONGEST));
        String free = first;
        for (int number = 2; names.containsValue(free) || free.equals("owners"); number++) {
            String ending = "-" + number;
            free = first.substring(0, Math.min(first.length(), LONGEST - ending.length())) + ending;
        }

        return free;
    }
}
