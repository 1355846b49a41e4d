package io.lakewarden.security.authorizer.conformance;

import java.util.List;
import java.util.stream.Stream;

/** All attempts, by chapter. */
final class BypassList {
    private BypassList() {}

    static List<Chapter> chapters() {
        return List.of(Counting.chapter(), DeniedColumns.chapter(), MaskedColumns.chapter(), RowFilters.chapter());
    }

    static Stream<Attempt> attempts() {
        return chapters().stream().flatMap(chapter -> chapter.attempts().stream());
    }
}
