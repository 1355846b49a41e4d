package io.lakewarden.jobs.catalogue;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import java.util.Comparator;
import java.util.List;

/**
 * What the definition says of the tables, for jobs that run where the definition is not: schemas, partitioning and
 * quality rules. Written and read by {@link LakeContractJson}.
 *
 * @param datasets sorted by name
 */
public record LakeContract(List<Dataset> datasets) {
    public LakeContract {
        datasets = datasets.stream().sorted(Comparator.comparing(Dataset::id)).toList();
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
