package io.lakewarden.security.iam.rules;

import java.util.Comparator;

/**
 * A way round Lake Formation that documents leave open.
 *
 * @param rule the rule that closes it
 * @param subject the role, bucket, key or setting
 * @param message {@code Cannot <do what>: <why>}
 * @param remedy what to change
 */
public record Bypass(BypassRule rule, String subject, String message, String remedy) implements Comparable<Bypass> {
    private static final Comparator<Bypass> ORDER =
            Comparator.comparing(Bypass::rule).thenComparing(Bypass::subject).thenComparing(Bypass::message);

    @Override
    public int compareTo(Bypass other) {
        return ORDER.compare(this, other);
    }

    /** {@code CODE message; remedy}. */
    @Override
    public String toString() {
        return rule + " " + message + "; " + remedy;
    }
}
