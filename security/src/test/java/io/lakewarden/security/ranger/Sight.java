package io.lakewarden.security.ranger;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.access.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that one principal may do with one dataset at one time, as the reference decides it or as one of Ranger's
 * engines does: two of them are equal when both say the same of every action, column, filter and mask.
 *
 * @param columns those that may be read, each with its mask
 * @param rows the filter, where anything may be read
 * @param changes the accesses that change the table
 * @param files the accesses to the files
 */
record Sight(SortedMap<String, String> columns, Optional<String> rows, Set<String> changes, Set<String> files) {
    private static final String PLAIN = "plain";
    private static final String FILE = "/data/part-0.parquet";
    private static final Map<Action, Set<String>> CHANGES =
            Map.of(Action.WRITE, Set.of("update"), Action.MANAGE, Set.of("alter", "create", "drop"));

    /** What the definition says; files go to who reads or writes the dataset whole. */
    static Sight of(Access access, String principal, Dataset dataset) {
        SortedMap<String, String> columns = new TreeMap<>();
        for (Column column : dataset.columns()) {
            Answer answer = access.decide(principal, Action.READ, dataset.id(), column.name());
            if (answer.allowed()) {
                columns.put(column.name(), answer.mask().map(HiveAccess::of).orElse(PLAIN));
            }
        }

        Set<String> changes = new TreeSet<>();
        CHANGES.forEach((action, accesses) -> {
            if (access.decide(principal, action, dataset.id()).allowed()) {
                changes.addAll(accesses);
            }
        });
        Set<String> files = new TreeSet<>();
        if (access.readsWhole(principal, dataset.id())) {
            files.add("read");
        }

        if (changes.contains("update")) {
            files.add("write");
        }

        Answer read = access.decide(principal, Action.READ, dataset.id());
        return new Sight(columns, read.rows().map(SparkFilter::of), changes, files);
    }

    static Sight hive(Compiled compiled, String user, Dataset dataset, Instant at) {
        Sight tables = tables(compiled.hive(), user, dataset, at);
        String path = compiled.locations().of(dataset.id()).orElseThrow();
        Set<String> files = allowed(compiled.hive(), user, Set.of("read", "write"), Map.of("url", path + FILE), at);
        return new Sight(tables.columns(), tables.rows(), tables.changes(), files);
    }

    static Sight tables(RangerEngine engine, String user, Dataset dataset, Instant at) {
        Map<String, String> table = table(dataset.id());
        SortedMap<String, String> columns = new TreeMap<>();
        for (Column column : dataset.columns()) {
            Map<String, String> resource = column(dataset.id(), column.name());
            if (engine.allows(user, "select", resource, at)) {
                columns.put(column.name(), engine.mask(user, resource, at).orElse(PLAIN));
            }
        }

        return new Sight(
                columns,
                columns.isEmpty() ? Optional.empty() : engine.filter(user, table, at),
                allowed(engine, user, Set.of("update", "alter", "create", "drop"), table, at),
                Set.of());
    }

    /** The accesses to the files of EMR's plugin. */
    static Set<String> emrfs(Compiled compiled, String user, Dataset dataset, Instant at) {
        String path = compiled.locations().of(dataset.id()).orElseThrow().substring("s3://".length());
        return allowed(
                compiled.emrfs(),
                user,
                Set.of("GetObject", "ListObjects", "PutObject", "DeleteObject"),
                Map.of("sthreeresource", path + FILE),
                at);
    }

    private static Set<String> allowed(
            RangerEngine engine, String user, Set<String> accesses, Map<String, String> resource, Instant at) {
        Set<String> allowed = new TreeSet<>();
        for (String access : accesses) {
            if (engine.allows(user, access, resource, at)) {
                allowed.add(access);
            }
        }

        return allowed;
    }

    static Map<String, String> table(DatasetId id) {
        return Map.of("database", id.zone(), "table", id.name());
    }

    static Map<String, String> column(DatasetId id, String column) {
        return Map.of("database", id.zone(), "table", id.name(), "column", column);
    }

    /** Whether it gives nothing that the other does not; files apart. */
    boolean atMost(Sight other) {
        boolean sameRows = columns.isEmpty() || rows.equals(other.rows);
        return sameRows
                && other.columns.entrySet().containsAll(columns.entrySet())
                && other.changes.containsAll(changes);
    }

    boolean sameTables(Sight other) {
        return columns.equals(other.columns) && rows.equals(other.rows) && changes.equals(other.changes);
    }
}
