package io.lakewarden.security.gap;

import io.lakewarden.model.DatasetId;
import java.util.Comparator;

/**
 * Something that the definition asks and a plane cannot say. A plane never gives more than was asked.
 *
 * @param plane who cannot
 * @param code why, in capitals
 * @param principal whose right it is
 * @param dataset what it is about
 * @param asked what the definition says
 * @param instead what the plane does
 */
public record Gap(Plane plane, String code, String principal, DatasetId dataset, String asked, String instead)
        implements Comparable<Gap> {
    private static final Comparator<Gap> ORDER = Comparator.comparing(Gap::plane)
            .thenComparing(Gap::principal)
            .thenComparing(Gap::dataset)
            .thenComparing(Gap::code)
            .thenComparing(Gap::asked)
            .thenComparing(Gap::instead);

    @Override
    public int compareTo(Gap other) {
        return ORDER.compare(this, other);
    }
}
