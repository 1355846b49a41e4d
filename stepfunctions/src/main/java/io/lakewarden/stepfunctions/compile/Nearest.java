package io.lakewarden.stepfunctions.compile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The name that was probably meant. */
final class Nearest {
    private static final int MOST_EDITS = 4;

    private Nearest() {}

    /** The candidate with the fewest edits; empty if all are far away. */
    static Optional<String> to(String name, List<String> candidates) {
        return candidates.stream()
                .filter(candidate -> edits(name, candidate) <= MOST_EDITS)
                .min(Comparator.<String>comparingInt(candidate -> edits(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Characters to insert, delete or replace. */
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }

        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }

        return row[to.length()];
    }
}
