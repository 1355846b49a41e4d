package io.lakewarden.infra.catalog;

import io.lakewarden.model.Column;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.security.lakeformation.MaskedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What each table was created with, by name: kept in a committed file, to which tables are only added. */
public record FirstSchemas(SortedMap<DatasetId, FirstSchema> tables) {
    public FirstSchemas {
        tables = Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    }

    /** Of the definition as it is now, with the masked tables that its environments have. */
    public static FirstSchemas of(Platform platform, Collection<MaskedTable> masked) {
        SortedMap<DatasetId, FirstSchema> tables = new TreeMap<>();
        platform.datasets().forEach(dataset -> tables.put(dataset.id(), FirstSchema.of(dataset)));
        masked.forEach(table -> tables.put(
                table.id(),
                FirstSchema.of(table, platform.dataset(table.dataset()).orElseThrow())));
        return new FirstSchemas(tables);
    }

    /** These, and those of the others that are not among them. */
    public FirstSchemas with(FirstSchemas others) {
        SortedMap<DatasetId, FirstSchema> all = new TreeMap<>(others.tables);
        all.putAll(tables);
        return new FirstSchemas(all);
    }

    /** The tables of a definition that were never frozen, sorted. */
    public List<DatasetId> missing(FirstSchemas defined) {
        return defined.tables.keySet().stream()
                .filter(id -> !tables.containsKey(id))
                .toList();
    }

    /** In what the definition has gone on since, a sentence each, sorted by table; not for a deployment to change. */
    public List<String> differences(FirstSchemas defined) {
        List<String> differences = new ArrayList<>();
        defined.tables.forEach(
                (id, now) -> Optional.ofNullable(tables.get(id)).ifPresent(first -> compare(first, now, differences)));
        return differences;
    }

    private static void compare(FirstSchema first, FirstSchema now, List<String> differences) {
        for (Column column : now.columns()) {
            Optional<Column> was = first.column(column.name());
            if (was.isEmpty()) {
                differences.add(now.id() + ": column " + column.name() + " " + column.type()
                        + (column.required()
                                ? " is required, and a table that has rows cannot get it; leave out required"
                                : " comes by ALTER TABLE in the next run that writes the table"));
            } else if (!was.get().type().equals(column.type()) || was.get().required() != column.required()) {
                differences.add(now.id() + ": column " + column.name() + " was created as " + shown(was.get())
                        + " and is defined as " + shown(column)
                        + "; change the table by hand, or give the column a new name");
            }
        }

        first.columns().stream()
                .filter(column -> now.column(column.name()).isEmpty())
                .forEach(column -> differences.add(now.id() + ": column " + column.name()
                        + " is no longer defined, and its jobs refuse the table; drop it by hand, or define it"));
        if (!first.partitionedBy().equals(now.partitionedBy())) {
            differences.add(now.id() + ": it was created partitioned by " + first.partitionedBy()
                    + " and is defined as partitioned by " + now.partitionedBy() + "; its jobs refuse the table");
        }
    }

    private static String shown(Column column) {
        return column.type() + (column.required() ? " required" : "");
    }
}
