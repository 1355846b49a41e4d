package io.lakewarden.model;

import java.util.Comparator;
import java.util.List;

/**
 * What one team owns; one file in {@code domains/}.
 *
 * @param name the file's name without its ending
 * @param description a sentence
 * @param owner the group that answers for it
 * @param datasets sorted by name
 * @param pipelines sorted by name
 * @param grants in the order of the definition
 * @param policyTests what must hold of them all, in the order of the definition
 */
public record Domain(
        String name,
        String description,
        String owner,
        List<Dataset> datasets,
        List<Pipeline> pipelines,
        List<Grant> grants,
        List<PolicyTest> policyTests) {
    public Domain {
        datasets = datasets.stream().sorted(Comparator.comparing(Dataset::id)).toList();
        pipelines =
                pipelines.stream().sorted(Comparator.comparing(Pipeline::name)).toList();
        grants = List.copyOf(grants);
        policyTests = List.copyOf(policyTests);
    }
}
