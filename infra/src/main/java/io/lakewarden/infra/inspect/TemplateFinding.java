package io.lakewarden.infra.inspect;

import java.util.Comparator;

/**
 * A breach of a rule by a resource of a template.
 *
 * @param subject the stack and logical id
 * @param message {@code Cannot <do what>: <why>}
 * @param remedy what to change
 */
public record TemplateFinding(TemplateRule rule, String subject, String message, String remedy)
        implements Comparable<TemplateFinding> {
    private static final Comparator<TemplateFinding> ORDER = Comparator.comparing(TemplateFinding::rule)
            .thenComparing(TemplateFinding::subject)
            .thenComparing(TemplateFinding::message);

    @Override
    public int compareTo(TemplateFinding other) {
        return ORDER.compare(this, other);
    }

    /** {@code CODE message; remedy}. */
    @Override
    public String toString() {
        return rule + " " + message + "; " + remedy;
    }
}
