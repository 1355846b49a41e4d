package io.lakewarden.account.imports;

import io.lakewarden.model.text.OneLine;
import java.util.Comparator;

/**
 * What became of something that was imported.
 *
 * @param subject what it was
 * @param verdict how much of it the definition says
 * @param why what is said instead, or left out
 */
public record Note(String subject, Verdict verdict, String why) implements Comparable<Note> {
    private static final int LONGEST = 500;

    public Note {
        subject = OneLine.of(subject, LONGEST);
        why = OneLine.of(why, LONGEST);
    }

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
