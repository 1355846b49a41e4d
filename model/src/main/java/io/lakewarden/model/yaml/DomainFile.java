package io.lakewarden.model.yaml;

import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.PolicyTest;
import java.util.List;
import java.util.function.ToIntFunction;

/** What a file in {@code domains/} holds. */
final class DomainFile {
    private DomainFile() {}

    /** The shape of the domain of that name; {@code retentionDays} as in {@link DatasetShapes#datasets}. */
    static Shape<Domain> shape(String name, ToIntFunction<DatasetId> retentionDays) {
        Field<String> description =
                Field.required("description", TextShape.sentence(200), "What it is about, in a sentence");
        Field<String> owner = Field.required("owner", Names.PRINCIPAL, "The group that answers for it");
        Field<List<Dataset>> datasets = Field.withDefault(
                "datasets", DatasetShapes.datasets(retentionDays), List.of(), "Its tables, by zone.name");
        Field<List<Pipeline>> pipelines =
                Field.withDefault("pipelines", PipelineShapes.pipelines(), List.of(), "What runs once a day, by name");
        Field<List<Grant>> grants = Field.withDefault(
                "grants",
                ListShape.of(GrantShapes.SHAPE, 0, 5000),
                List.of(),
                "Who may do what; nobody else may do anything");
        Field<List<PolicyTest>> policyTests = Field.withDefault(
                "policyTests",
                ListShape.of(
                        TextShape.parsed(
                                "a sentence about who can do what",
                                "ana cannot read gold.sales_by_day",
                                TextShape.ANY,
                                2000,
                                PolicyTest::of),
                        0,
                        5000),
                List.of(),
                "What must hold of the grants; check proves each");
        return new ObjectShape<>(
                "a domain",
                List.of(description, owner, datasets, pipelines, grants, policyTests),
                List.of(),
                keys -> new Domain(
                        name,
                        keys.value(description),
                        keys.value(owner),
                        keys.value(datasets),
                        keys.value(pipelines),
                        keys.value(grants),
                        keys.value(policyTests)));
    }
}
