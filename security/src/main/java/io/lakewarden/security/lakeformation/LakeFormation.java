package io.lakewarden.security.lakeformation;

import io.lakewarden.security.gap.Gap;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that Lake Formation needs to know of a platform in one environment on one day.
 *
 * @param environment its name
 * @param account twelve digits
 * @param region the region
 * @param on the day as of which grants hold
 * @param settings of the account and region
 * @param locations one per zone
 * @param tags those in use; none where naming takes fewer entries
 * @param associations of tags, sorted
 * @param filters sorted
 * @param permissions sorted
 * @param maskedTables sorted
 * @param gaps what it cannot say, sorted
 * @param named how many entries there would be without tags and without grants of all tables: each of one principal and
 *     one table
 */
public record LakeFormation(
        String environment,
        String account,
        String region,
        LocalDate on,
        Settings settings,
        List<RegisteredLocation> locations,
        List<LfTag> tags,
        List<TagAssociation> associations,
        List<DataCellsFilter> filters,
        List<PrincipalPermissions> permissions,
        List<MaskedTable> maskedTables,
        List<Gap> gaps,
        int named) {
    public LakeFormation {
        locations = List.copyOf(locations);
        tags = List.copyOf(tags);
        associations = sorted(associations.stream());
        filters = sorted(filters.stream());
        permissions = sorted(permissions.stream());
        maskedTables = sorted(maskedTables.stream());
        gaps = sorted(gaps.stream());
    }

    /** The key of the one LF-tag that an environment of that name has. */
    public static String tagKey(String environment) {
        return environment + ":part";
    }

    private static <T extends Comparable<T>> List<T> sorted(Stream<T> items) {
        return items.distinct().sorted().toList();
    }

    /** The same with more permissions, and with what they are for. */
    LakeFormation with(Stream<PrincipalPermissions> more, Stream<Gap> because) {
        return new LakeFormation(
                environment,
                account,
                region,
                on,
                settings,
                locations,
                tags,
                associations,
                filters,
                Stream.concat(permissions.stream(), more).toList(),
                maskedTables,
                Stream.concat(gaps.stream(), because).toList(),
                named);
    }

    /** How many things a deployment creates, the settings apart. */
    public int entries() {
        return locations.size() + tags.size() + associations.size() + filters.size() + permissions.size();
    }
}
