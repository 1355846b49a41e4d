package io.lakewarden.model.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody probably meant by a name that does not exist. */
public final class Spelling {
    private static final int LONGEST = 80;
    private static final int MOST_COMPARED = 1000;
    private static final int MOST_LISTED = 12;
    private static final int LISTED = 90;

    private Spelling() {}

    /**
     * The known name with the fewest changed characters, when those are few; of equals the first in the alphabet. Where
     * there are very many names, only the first 1000 are looked at.
     */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        int tolerated = Math.min(3, 1 + wrong.length() / 6);
        if (wrong.length() > LONGEST) {
            return Optional.empty();
        }

        return known.stream()
                .limit(MOST_COMPARED)
                .filter(name -> Math.abs(name.length() - wrong.length()) <= tolerated)
                .filter(name -> distance(wrong, name) <= tolerated)
                .min(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** A remedy: the nearest name, or else those that there are, or else that one must be added. */
    public static String remedy(String wrong, Collection<String> known) {
        Optional<String> nearest = nearest(wrong, known);
        if (nearest.isPresent()) {
            return "did you mean " + nearest.get() + "?";
        }

        if (known.isEmpty()) {
            return "there is none yet: add it or leave this out";
        }

        return "expected one of "
                + OneLine.of(
                        String.join(
                                ", ", known.stream().sorted().limit(MOST_LISTED).toList()),
                        LISTED);
    }

    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            previous[column] = column;
        }

        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, 1 + Math.min(previous[column], current[column - 1]));
            }

            previous = current;
        }

        return previous[other.length()];
    }
}
