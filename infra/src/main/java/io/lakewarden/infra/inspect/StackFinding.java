package io.lakewarden.infra.inspect;

import java.util.Comparator;

/**
 * A breach of a rule by a resource of a template.
 *
 * @param subject the stack and logical id
 * @param message {@code Cannot <do what>: <why>}
 * @param remedy what to change
 */
public record StackFinding(StackRule rule, String subject, String message, String remedy)
        implements Comparable<StackFinding> {
    private static final Comparator<StackFinding> ORDER = Comparator.comparing(StackFinding::rule)
            .thenComparing(StackFinding::subject)
            .thenComparing(StackFinding::message);

    @Override
    public int compareTo(StackFinding other) {
        return ORDER.compare(this, other);
    }

    /** {@code CODE message; remedy}. */
    @Override
    public String toString() {
        return rule + " " + message + "; " + remedy;
    }
}
