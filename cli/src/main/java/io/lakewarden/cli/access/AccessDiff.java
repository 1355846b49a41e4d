package io.lakewarden.cli.access;

import io.lakewarden.cli.access.Change.Effect;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What one platform gives and takes compared with another: from a day on, and on every later day on which that changes. */
public final class AccessDiff {
    private final Platform before;
    private final Platform after;

    private AccessDiff(Platform before, Platform after) {
        this.before = before;
        this.after = after;
    }

    /** The changes, sorted by day, principal and dataset; the same change is told once. */
    public static List<Change> between(Platform before, Platform after, LocalDate on) {
        AccessDiff diff = new AccessDiff(before, after);
        List<Change> changes = new ArrayList<>();
        Map<String, Change> standing = Map.of();
        for (LocalDate day : diff.days(on)) {
            Map<String, Change> now = diff.on(day);
            for (Map.Entry<String, Change> change : now.entrySet()) {
                if (!isTold(standing, change)) {
                    changes.add(change.getValue());
                }
            }

            standing = now;
        }

        return changes;
    }

    private static boolean isTold(Map<String, Change> standing, Map.Entry<String, Change> change) {
        return Optional.ofNullable(standing.get(change.getKey()))
                .filter(told -> told.before().equals(change.getValue().before())
                        && told.after().equals(change.getValue().after()))
                .isPresent();
    }

    /** The day itself, and the first days on which somebody's rights have ended. */
    private SortedSet<LocalDate> days(LocalDate on) {
        SortedSet<LocalDate> days = new TreeSet<>(Set.of(on));
        Stream.of(before, after)
                .flatMap(platform -> Stream.concat(
                        platform.principals().stream().map(Principal::expires),
                        platform.domains().stream()
                                .flatMap(domain -> domain.grants().stream())
                                .map(grant -> grant.expires())))
                .flatMap(Optional::stream)
                .map(last -> last.plusDays(1))
                .filter(day -> day.isAfter(on))
                .forEach(days::add);
        return days;
    }

    private Map<String, Change> on(LocalDate day) {
        SortedMap<String, Holding> old = holdings(before, day);
        SortedMap<String, Holding> now = holdings(after, day);
        SortedSet<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        Map<String, Change> changes = new LinkedHashMap<>();
        for (String key : keys) {
            Holding one = Optional.ofNullable(old.get(key)).orElseGet(() -> nothing(now.get(key)));
            Holding other = Optional.ofNullable(now.get(key)).orElseGet(() -> nothing(old.get(key)));
            if (!one.equals(other) && (one.isAny() || other.isAny())) {
                changes.put(
                        key,
                        new Change(
                                day,
                                one.principal(),
                                one.dataset(),
                                effect(one, other),
                                one.summary(),
                                other.summary()));
            }
        }

        return changes;
    }

    private static SortedMap<String, Holding> holdings(Platform platform, LocalDate day) {
        SortedMap<String, Holding> holdings = new TreeMap<>();
        Matrix.of(platform, day)
                .holdings()
                .forEach(holding -> holdings.put(holding.principal() + " " + holding.dataset(), holding));
        return holdings;
    }

    private static Holding nothing(Holding like) {
        return new Holding(
                like.principal(),
                DatasetId.of(like.dataset().toString()),
                like.cells().stream()
                        .map(cell -> new Cell(
                                cell.principal(),
                                cell.dataset(),
                                cell.column(),
                                false,
                                Optional.empty(),
                                Optional.empty()))
                        .toList(),
                false,
                false);
    }

    private static Effect effect(Holding before, Holding after) {
        if (covers(after, before)) {
            return Effect.GIVES;
        }

        return covers(before, after) ? Effect.TAKES : Effect.CHANGES;
    }

    /** Whether one has at least what the other has; of two different filters neither covers the other. */
    private static boolean covers(Holding wide, Holding narrow) {
        return (wide.writes() || !narrow.writes())
                && (wide.manages() || !narrow.manages())
                && narrow.cells().stream().filter(Cell::visible).allMatch(cell -> wide.cells().stream()
                        .anyMatch(other -> covers(other, cell)));
    }

    private static boolean covers(Cell wide, Cell narrow) {
        return wide.column().equals(narrow.column())
                && wide.visible()
                && (wide.mask().isEmpty() || wide.mask().equals(narrow.mask()))
                && (wide.rows().isEmpty() || wide.rows().equals(narrow.rows()));
    }
}
