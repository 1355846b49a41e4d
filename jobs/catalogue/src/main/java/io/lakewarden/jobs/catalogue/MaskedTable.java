package io.lakewarden.jobs.catalogue;

import io.lakewarden.model.DatasetId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A table that holds a dataset's rows with masks applied. The job that writes the dataset brings it up to date.
 *
 * @param id its name, in the zone of the dataset
 * @param dataset whose rows it holds
 * @param masks what stands in place of a column, in Spark SQL, in the dataset's names; other columns are as they are
 */
public record MaskedTable(DatasetId id, DatasetId dataset, SortedMap<String, String> masks) {
    public MaskedTable {
        masks = Collections.unmodifiableSortedMap(new TreeMap<>(masks));
    }
}
