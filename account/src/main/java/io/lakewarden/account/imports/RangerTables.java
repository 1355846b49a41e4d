package io.lakewarden.account.imports;

import io.lakewarden.account.imports.Note.Verdict;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.MaskedName;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tables that policies are on: those that are known, and those that policies name.
 *
 * @param policies those that hold
 * @param context what an export leaves out
 * @param notes of what is no table of a definition
 */
record RangerTables(List<RangerPolicy> policies, RangerContext context, SortedSet<Note> notes) {
    /** Sorted. */
    List<Dataset> datasets() {
        SortedMap<DatasetId, Dataset> found = new TreeMap<>();
        context.catalogue().forEach(dataset -> found.put(dataset.id(), dataset));
        for (RangerPolicy policy : policies) {
            policy.resource().names(RangerResource.DATABASE).forEach(database -> policy.resource()
                    .names(RangerResource.TABLE)
                    .filter(table ->
                            id(database, table).filter(found::containsKey).isEmpty())
                    .forEach(table -> dataset(database, table)
                            .ifPresentOrElse(
                                    dataset -> found.put(dataset.id(), dataset),
                                    () -> unknown(policy, database, table))));
        }

        return List.copyOf(found.values());
    }

    private static Optional<DatasetId> id(String database, String table) {
        try {
            return Optional.of(new DatasetId(database, table))
                    .filter(id -> AccountDatasets.isZone(id.zone()) && !MaskedName.isTaken(id));
        } catch (IllegalArgumentException pattern) {
            return Optional.empty();
        }
    }

    private void unknown(RangerPolicy policy, String database, String table) {
        boolean pattern = Stream.of(database, table).anyMatch(name -> name.contains("*") || name.contains("?"));
        if (!pattern) {
            notes.add(new Note(
                    "policy " + policy.name() + " on " + database + "." + table,
                    Verdict.NOT,
                    "its columns are neither in the file nor in the definition here, or no definition can call it so"));
        }
    }

    /** With the columns that policies name, as text where nothing says otherwise. */
    private Optional<Dataset> dataset(String database, String table) {
        return id(database, table).flatMap(id -> {
            List<Column> columns = RangerColumns.named(policies, context.tagged(), id);
            return columns.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Dataset(id, "Imported", columns, List.of(), 1, List.of()));
        });
    }
}
