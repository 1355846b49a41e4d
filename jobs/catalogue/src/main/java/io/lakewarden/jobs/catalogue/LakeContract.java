package io.lakewarden.jobs.catalogue;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import java.util.Comparator;
import java.util.List;

/**
 * What the definition says of the tables, for jobs that run where the definition is not: schemas, partitioning,
 * quality rules, and which tables hold others' rows masked. Written and read by {@link LakeContractJson}.
 *
 * @param datasets sorted by name
 * @param maskedTables sorted by name, each of a dataset of these
 */
public record LakeContract(List<Dataset> datasets, List<MaskedTable> maskedTables) {
    public LakeContract {
        datasets = datasets.stream().sorted(Comparator.comparing(Dataset::id)).toList();
        maskedTables = maskedTables.stream()
                .sorted(Comparator.comparing(MaskedTable::id))
                .toList();
    }

    /** The dataset of that name; an {@link IllegalArgumentException} if the contract has none. */
    public Dataset dataset(DatasetId id) {
        return datasets.stream()
                .filter(dataset -> dataset.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Cannot find " + id + ": the lake contract does not list it"));
    }
}
