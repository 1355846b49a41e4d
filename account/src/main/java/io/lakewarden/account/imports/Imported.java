package io.lakewarden.account.imports;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A definition made of what was found.
 *
 * @param datasets sorted
 * @param users who are granted anything, sorted
 * @param grants whole zones first, then by user and dataset
 * @param notes what became of everything that was found
 */
public record Imported(List<Dataset> datasets, List<Principal.User> users, List<Grant> grants, SortedSet<Note> notes) {
    public Imported {
        datasets = List.copyOf(datasets);
        users = List.copyOf(users);
        grants = List.copyOf(grants);
        notes = Collections.unmodifiableSortedSet(new TreeSet<>(notes));
    }

    /** That somebody has an action on all tables of a zone, with those that come later. */
    record ZoneWide(String user, String zone, Action action) {}

    static Imported of(
            List<Dataset> datasets,
            List<Principal.User> users,
            List<Right> rights,
            Set<ZoneWide> zoneWide,
            SortedSet<Note> notes) {
        List<Grant> grants = new ArrayList<>();
        SortedMap<String, EnumSet<Action>> zones = new TreeMap<>();
        for (ZoneWide wide : zoneWide) {
            boolean everywhere = datasets.stream()
                    .filter(dataset -> dataset.id().zone().equals(wide.zone()))
                    .allMatch(dataset -> rights.stream()
                            .anyMatch(right -> right.user().equals(wide.user())
                                    && right.dataset().equals(dataset.id())
                                    && right.expires().isEmpty()
                                    && right.whole().contains(wide.action())));
            if (everywhere) {
                zones.computeIfAbsent(wide.user() + " " + wide.zone(), key -> EnumSet.noneOf(Action.class))
                        .add(wide.action());
            }
        }

        zones.forEach((key, actions) -> grants.add(grant(
                key.substring(0, key.indexOf(' ')),
                actions,
                new Scope.OfZone(key.substring(key.indexOf(' ') + 1)),
                Optional.empty(),
                Optional.empty())));
        for (Right right : rights) {
            Set<Action> said =
                    zones.getOrDefault(right.user() + " " + right.dataset().zone(), EnumSet.noneOf(Action.class));
            of(right, said).forEach(grants::add);
        }

        List<Principal.User> granted = users.stream()
                .filter(user -> grants.stream().anyMatch(grant -> grant.to().equals(user.name())))
                .toList();
        return new Imported(datasets, granted, grants, notes);
    }

    /** What of a right its zone has not said. */
    private static List<Grant> of(Right right, Set<Action> said) {
        List<Grant> grants = new ArrayList<>();
        Set<Action> whole = right.whole().stream()
                .filter(action -> !said.contains(action))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class)));
        if (!whole.isEmpty()) {
            grants.add(grant(
                    right.user(),
                    whole,
                    new Scope.OfDataset(right.dataset(), List.of()),
                    Optional.empty(),
                    right.expires()));
        }

        if (!right.columns().isEmpty() && !right.readsWhole()) {
            grants.add(grant(
                    right.user(),
                    EnumSet.of(Action.READ),
                    new Scope.OfDataset(right.dataset(), right.all() ? List.of() : List.copyOf(right.columns())),
                    Optional.of(right),
                    right.expires()));
        }

        return grants;
    }

    private static Grant grant(
            String user, Set<Action> actions, Scope scope, Optional<Right> partial, Optional<LocalDate> expires) {
        return new Grant(
                Grant.Effect.ALLOW,
                user,
                actions,
                scope,
                partial.flatMap(Right::rows),
                partial.map(Right::masks).orElseGet(TreeMap::new),
                expires);
    }
}
