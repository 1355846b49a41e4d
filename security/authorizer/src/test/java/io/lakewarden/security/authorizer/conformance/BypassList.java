package io.lakewarden.security.authorizer.conformance;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All attempts, by chapter. */
final class BypassList {
    private BypassList() {}

    static List<Chapter> chapters() {
        return List.of(
                Counting.chapter(),
                DeniedColumns.chapter(),
                MaskedColumns.chapter(),
                RowFilters.chapter(),
                MetadataTables.chapter(),
                TimeTravel.chapter(),
                Paths.chapter(),
                SharedPlans.chapter(),
                StoredViews.chapter(),
                Writes.chapter(),
                Procedures.chapter(),
                Looking.chapter(),
                SettingsTricks.chapter(),
                Code.chapter(),
                Streams.chapter(),
                CatalogApi.chapter(),
                OwnPlans.chapter());
    }

    static Stream<Attempt> attempts() {
        return chapters().stream().flatMap(chapter -> chapter.attempts().stream());
    }

    /** Those to run: {@code -Dconformance.only} is a pattern for a part of their name. */
    static boolean selected(Attempt attempt) {
        return Pattern.compile(System.getProperty("conformance.only", ""))
                .matcher(attempt.name())
                .find();
    }
}
