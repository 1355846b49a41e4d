package io.lakewarden.account.grants;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Something that an account has and the definition does not say, or the other way round.
 *
 * @param kind of what
 * @param side which of both
 * @param about what it is
 * @param found what the account has; empty if nothing
 * @param expected what the definition says; empty if nothing
 * @param ended the last day on which the definition said so, of a grant that was left after it
 */
public record Difference(
        Kind kind, Side side, String about, List<String> found, List<String> expected, Optional<LocalDate> ended) {
    /** What is the matter. */
    public enum Side {
        /** It is there and should not be: the first to look at. */
        EXTRA,
        CHANGED,
        MISSING
    }

    public Difference {
        found = List.copyOf(found);
        expected = List.copyOf(expected);
    }

    @Override
    public String toString() {
        String what = kind.word() + " " + about;
        return switch (side) {
            case EXTRA ->
                ended.map(day -> "ended on " + day + " and is still there").orElse("is there and should not be") + ": "
                        + what + said(found);
            case CHANGED ->
                "is other than it should be: " + what + ": is " + String.join(", ", found) + "; should be "
                        + String.join(", ", expected);
            case MISSING -> "should be there and is not: " + what + said(expected);
        };
    }

    private String said(List<String> words) {
        boolean told = words.size() == 1
                && (about.endsWith(words.get(0)) || words.get(0).equals("there"));
        return told ? "" : ": " + String.join(", ", words);
    }
}
