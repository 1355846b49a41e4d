package io.lakewarden.security.ranger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * Days in UTC, both ends among them.
 *
 * @param from the first day; absent where it has always been
 * @param to the last day; absent where it never ends
 */
public record Period(Optional<LocalDate> from, Optional<LocalDate> to) implements Comparable<Period> {
    /** Without an end on either side. */
    public static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

    private static final Comparator<Period> ORDER = Comparator.comparing(
                    (Period period) -> period.from().orElse(LocalDate.MIN))
            .thenComparing(period -> period.to().orElse(LocalDate.MAX));

    static Period until(Optional<LocalDate> last) {
        return new Period(Optional.empty(), last);
    }

    static Period from(LocalDate first) {
        return new Period(Optional.of(first), Optional.empty());
    }

    /** A day of it. */
    LocalDate day() {
        return to.or(() -> from).orElse(LocalDate.EPOCH);
    }

    boolean isAlways() {
        return equals(ALWAYS);
    }

    @Override
    public int compareTo(Period other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        if (isAlways()) {
            return "always";
        }

        return from.map(first -> "from " + first).orElse("")
                + (from.isPresent() && to.isPresent() ? " " : "")
                + to.map(last -> "until " + last).orElse("");
    }
}
