package io.lakewarden.security.ranger;

import io.lakewarden.model.DatasetId;
import io.lakewarden.security.gap.Gap;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that Ranger needs to know of a platform.
 *
 * @param platform the platform's name
 * @param hive accesses, filters, masks and files, as the authorizer evaluates them
 * @param tag what is said of classifications
 * @param tags the classifications of every column that has any
 * @param roles the groups and their members
 * @param emrSpark for EMR's own Spark plugin
 * @param emrfs for EMR's own plugin for files
 * @param gaps what they cannot say, sorted
 */
public record RangerPolicies(
        String platform,
        List<Policy> hive,
        List<Policy> tag,
        SortedMap<ColumnId, List<String>> tags,
        SortedMap<String, List<String>> roles,
        List<Policy> emrSpark,
        List<Policy> emrfs,
        List<Gap> gaps) {
    /** A column of a dataset. */
    public record ColumnId(DatasetId dataset, String column) implements Comparable<ColumnId> {
        @Override
        public int compareTo(ColumnId other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return dataset + "." + column;
        }
    }

    public RangerPolicies {
        hive = List.copyOf(hive);
        tag = List.copyOf(tag);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        roles = Collections.unmodifiableSortedMap(new TreeMap<>(roles));
        emrSpark = List.copyOf(emrSpark);
        emrfs = List.copyOf(emrfs);
        gaps = gaps.stream().sorted().distinct().toList();
    }
}
