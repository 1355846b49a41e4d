package io.lakewarden.infra.plan;

import java.util.Comparator;

/**
 * Something that runs and is disturbed.
 *
 * @param what {@code cluster} or {@code pipeline}
 * @param name as the account knows it
 * @param why a sentence
 */
public record Interruption(String what, String name, String why) implements Comparable<Interruption> {
    private static final Comparator<Interruption> ORDER = Comparator.comparing(Interruption::what)
            .thenComparing(Interruption::name)
            .thenComparing(Interruption::why);

    @Override
    public int compareTo(Interruption other) {
        return ORDER.compare(this, other);
    }
}
