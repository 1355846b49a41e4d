package io.lakewarden.security.ranger;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.access.Answer;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one principal may do with one dataset at one time, as the reference decides it and as Ranger's engine
 * does: two of them are equal when both say the same of every action, column, filter and mask.
 */
record Sight(SortedMap<String, String> columns, Optional<String> rows, String changes) {
    private static final String PLAIN = "plain";

    static Sight of(Access access, String principal, Dataset dataset) {
        SortedMap<String, String> columns = new TreeMap<>();
        for (Column column : dataset.columns()) {
            Answer answer = access.decide(principal, Action.READ, dataset.id(), column.name());
            if (answer.allowed()) {
                columns.put(column.name(), answer.mask().map(HiveAccess::of).orElse(PLAIN));
            }
        }

        Answer read = access.decide(principal, Action.READ, dataset.id());
        boolean writes = access.decide(principal, Action.WRITE, dataset.id()).allowed();
        boolean manages = access.decide(principal, Action.MANAGE, dataset.id()).allowed();
        return new Sight(
                columns,
                columns.isEmpty() ? Optional.empty() : read.rows().map(SparkFilter::of),
                (writes ? "update " : "") + (manages ? "create alter drop " : ""));
    }

    static Sight of(RangerEngine engine, String user, Dataset dataset, Instant at) {
        Map<String, String> table =
                Map.of("database", dataset.id().zone(), "table", dataset.id().name());
        SortedMap<String, String> columns = new TreeMap<>();
        for (Column column : dataset.columns()) {
            Map<String, String> resource = column(dataset, column.name());
            if (engine.allows(user, "select", resource, at)) {
                columns.put(column.name(), engine.mask(user, resource, at).orElse(PLAIN));
            }
        }

        StringBuilder changes = new StringBuilder();
        for (String access : new String[] {"update", "create", "alter", "drop"}) {
            if (engine.allows(user, access, table, at)) {
                changes.append(access).append(' ');
            }
        }

        return new Sight(
                columns, columns.isEmpty() ? Optional.empty() : engine.filter(user, table, at), changes.toString());
    }

    static Map<String, String> column(Dataset dataset, String column) {
        return Map.of("database", dataset.id().zone(), "table", dataset.id().name(), "column", column);
    }

    /** How many decisions it is made of. */
    int decisions() {
        return 5 + 2 * Math.max(1, columns.size());
    }
}
