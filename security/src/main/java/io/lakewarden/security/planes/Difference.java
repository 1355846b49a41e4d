package io.lakewarden.security.planes;

import io.lakewarden.model.DatasetId;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.gap.Plane;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Something on which a plane and the reference decision do not agree.
 *
 * @param plane which
 * @param principal whose right
 * @param dataset of what
 * @param subject a column, {@code rows}, or an action
 * @param definition what the reference decides
 * @param found what the plane does
 * @param gaps that say so; none where nothing does, which is a bug
 */
public record Difference(
        Plane plane,
        String principal,
        DatasetId dataset,
        String subject,
        String definition,
        String found,
        List<Gap> gaps)
        implements Comparable<Difference> {
    private static final Comparator<Difference> ORDER = Comparator.comparing(Difference::plane)
            .thenComparing(Difference::principal)
            .thenComparing(Difference::dataset)
            .thenComparing(Difference::subject);

    public Difference {
        gaps = List.copyOf(gaps);
    }

    /** Whether no gap says why. */
    public boolean isUnexplained() {
        return gaps.isEmpty();
    }

    @Override
    public int compareTo(Difference other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return plane + " " + principal + " " + dataset + " " + subject + ": expected " + definition + ", found " + found
                + (gaps.isEmpty()
                        ? " (unexplained)"
                        : gaps.stream().map(Gap::code).distinct().collect(Collectors.joining(", ", " (", ")")));
    }
}
