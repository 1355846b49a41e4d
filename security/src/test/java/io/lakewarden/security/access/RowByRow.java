package io.lakewarden.security.access;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rules read a second time, cell by cell: it takes a row, of which it knows which filters it passes, and asks every
 * grant whether it shows the cell. It knows nothing of how filters and masks are joined.
 */
final class RowByRow {
    /** What is seen in place of a value; several things where grants contradict each other. */
    record Cell(boolean seen, boolean plain, Set<Mask> masks) {}

    private final Platform platform;
    private final LocalDate on;

    RowByRow(Platform platform, LocalDate on) {
        this.platform = platform;
        this.on = on;
    }

    Cell cell(String who, Dataset dataset, Column column, Set<RowFilter> passed) {
        boolean plain = false;
        Set<Mask> masks = new LinkedHashSet<>();
        for (Grant grant : grants(who, Action.READ)) {
            if (!grant.scope().covers(dataset, column)) {
                continue;
            }

            if (grant.effect() == Effect.DENY) {
                return new Cell(false, false, Set.of());
            }

            if (grant.rows().isPresent() && !passed.contains(grant.rows().get())) {
                continue;
            }

            if (grant.masks().containsKey(column.name())) {
                masks.add(grant.masks().get(column.name()));
            } else {
                plain = true;
            }
        }

        return new Cell(plain || !masks.isEmpty(), plain, plain ? Set.of() : masks);
    }

    boolean changes(String who, Action action, Dataset dataset) {
        boolean allowed = false;
        for (Grant grant : grants(who, action)) {
            if (grant.scope().coversWhole(dataset)) {
                if (grant.effect() == Effect.DENY) {
                    return false;
                }

                allowed = true;
            }
        }

        return allowed;
    }

    /** Every filter that anybody has, for or against a row. */
    static List<Set<RowFilter>> rows(Platform platform) {
        List<Set<RowFilter>> rows = new ArrayList<>(List.of(Set.of()));
        Map<String, RowFilter> filters = new TreeMap<>();
        platform.domains().forEach(domain -> domain.grants()
                .forEach(grant -> grant.rows().ifPresent(filter -> filters.put(filter.toString(), filter))));
        for (RowFilter filter : filters.values()) {
            for (Set<RowFilter> row : List.copyOf(rows)) {
                Set<RowFilter> more = new LinkedHashSet<>(row);
                more.add(filter);
                rows.add(more);
            }
        }

        return rows;
    }

    private List<Grant> grants(String who, Action action) {
        List<Grant> grants = new ArrayList<>();
        for (Principal principal : platform.principals()) {
            if (principal.name().equals(who) && ended(principal.expires())) {
                return List.of();
            }
        }

        platform.domains().forEach(domain -> domain.grants().forEach(grant -> {
            if (speaksOf(grant.to(), who) && grant.actions().contains(action) && !ended(grant.expires())) {
                grants.add(grant);
            }
        }));
        return grants;
    }

    private boolean speaksOf(String named, String who) {
        for (Principal principal : platform.principals()) {
            if (principal instanceof Principal.Group group
                    && group.name().equals(named)
                    && group.members().contains(who)) {
                return true;
            }
        }

        return named.equals(who);
    }

    private boolean ended(Optional<LocalDate> last) {
        return last.isPresent() && on.isAfter(last.get());
    }
}
