package io.lakewarden.security.lakeformation.evaluator;

import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.security.lakeformation.MaskedTable;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables that exist, with their columns. */
public record Catalog(SortedMap<DatasetId, List<Column>> tables) {
    public Catalog {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** A platform's tables, and the masked ones. */
    public static Catalog of(Platform platform, List<MaskedTable> masked) {
        SortedMap<DatasetId, List<Column>> tables = new TreeMap<>();
        platform.datasets().forEach(dataset -> tables.put(dataset.id(), dataset.columns()));
        masked.forEach(table -> platform.dataset(table.dataset())
                .map(Dataset::columns)
                .ifPresent(columns -> tables.put(table.id(), columns)));
        return new Catalog(tables);
    }

    List<String> columns(DatasetId table) {
        return tables.getOrDefault(table, List.of()).stream().map(Column::name).toList();
    }

    Optional<Column> column(DatasetId table, String name) {
        return tables.getOrDefault(table, List.of()).stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }
}
