package io.lakewarden.account.imports;

import java.util.Comparator;

/**
 * What became of something that was imported.
 *
 * @param subject what it was
 * @param verdict how much of it the definition says
 * @param why what is said instead, or left out
 */
public record Note(String subject, Verdict verdict, String why) implements Comparable<Note> {
    /** How much. */
    public enum Verdict {
        NOT,
        PARTLY,
        WHOLE
    }

    private static final Comparator<Note> ORDER =
            Comparator.comparing(Note::verdict).thenComparing(Note::subject).thenComparing(Note::why);

    @Override
    public int compareTo(Note other) {
        return ORDER.compare(this, other);
    }
}
