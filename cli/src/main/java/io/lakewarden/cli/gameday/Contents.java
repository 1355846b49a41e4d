package io.lakewarden.cli.gameday;

import io.lakewarden.infra.pipelines.DefinedLake;
import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.catalogue.MaskedTable;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.check.CheckedPlatform;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Queries whose answers are equal when tables are: rows, two sums of hashes, and the tags and branches of gold.
 *
 * @param tables every table of the definition, by name
 * @param datasets those of them that are no masked copies
 */
record Contents(List<String> tables, List<String> datasets) {
    private static final Predicate<String> GOLD = table -> table.startsWith("gold.");

    static Contents of(CheckedPlatform checked) {
        LakeContract lake = DefinedLake.contract(checked);
        return new Contents(
                names(Stream.concat(
                        lake.datasets().stream().map(Dataset::id),
                        lake.maskedTables().stream().map(MaskedTable::id))),
                names(lake.datasets().stream().map(Dataset::id)));
    }

    private static List<String> names(Stream<DatasetId> ids) {
        return ids.map(DatasetId::toString).sorted().toList();
    }

    /** Of all tables. */
    String all() {
        return query(tables.stream());
    }

    /** Of those that readers see. */
    String gold() {
        return query(tables.stream().filter(GOLD));
    }

    /** The number of rows in one table that readers see, which is no masked one. */
    String rowsOfGold() {
        return "SELECT count(*) FROM "
                + tables.stream()
                        .filter(GOLD.and(datasets::contains))
                        .findFirst()
                        .orElseThrow();
    }

    private static String query(Stream<String> tables) {
        return tables.flatMap(table -> Stream.concat(
                        Stream.of("SELECT '" + table + "', CAST(count(*) AS STRING), CAST(sum(hash(*)) AS STRING), "
                                + "CAST(sum(xxhash64(*) % 1000003) AS STRING) FROM " + table),
                        GOLD.test(table)
                                ? Stream.of("SELECT '" + table + "', name, type, '' FROM " + table + ".refs")
                                : Stream.of()))
                .collect(Collectors.joining(" UNION ALL ", "", " ORDER BY 1, 2"));
    }
}
