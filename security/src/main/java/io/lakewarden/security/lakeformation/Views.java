package io.lakewarden.security.lakeformation;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.access.Access;
import io.lakewarden.security.access.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What everyone has of every dataset on a day. The reference decision is asked on excerpts of the platform: the one
 * dataset, the grants that touch it and somebody, and one column for all that the same grants cover. It looks at nothing
 * else, so the answer is the same, and thousands of tables take seconds.
 */
final class Views {
    /** A grant that touches the dataset at hand; {@code order} is its place in the definition. */
    private record Touch(int order, Grant grant, Set<String> columns) {}

    private final Platform platform;
    private final LocalDate on;
    private final List<Grant> grants;
    private final Map<String, List<Integer>> byZone = new HashMap<>();
    private final Map<DatasetId, List<Integer>> byDataset = new HashMap<>();
    private final List<Integer> byTags = new ArrayList<>();
    private final Map<String, List<String>> groups = new HashMap<>();
    private final Map<String, Set<Action>> deniedByTags = new HashMap<>();
    private final Map<String, Principal> principals = new HashMap<>();
    private final boolean endless;

    Views(Platform platform, LocalDate on) {
        this.platform = platform;
        this.on = on;
        this.grants = platform.domains().stream()
                .flatMap(domain -> domain.grants().stream())
                .toList();
        this.endless = Stream.concat(
                        grants.stream().map(Grant::expires),
                        platform.principals().stream().map(Principal::expires))
                .allMatch(Optional::isEmpty);
        IntStream.range(0, grants.size()).forEach(this::index);
        platform.principals().forEach(principal -> {
            principals.put(principal.name(), principal);
            members(principal).forEach(member -> groups.computeIfAbsent(member, name -> new ArrayList<>())
                    .add(principal.name()));
        });
    }

    private void index(int order) {
        grants.get(order)
                .scope()
                .match(
                        zone -> byZone.computeIfAbsent(zone.zone(), name -> new ArrayList<>())
                                .add(order),
                        dataset -> byDataset
                                .computeIfAbsent(dataset.dataset(), id -> new ArrayList<>())
                                .add(order),
                        tags -> byTags.add(order));
        Grant grant = grants.get(order);
        boolean lasts = grant.expires().filter(last -> last.isBefore(on)).isEmpty();
        if (grant.effect() == Effect.DENY && grant.scope() instanceof Scope.OfTags && lasts) {
            deniedByTags
                    .computeIfAbsent(grant.to(), to -> EnumSet.noneOf(Action.class))
                    .addAll(grant.actions());
        }
    }

    private static List<String> members(Principal principal) {
        return principal.match(user -> List.<String>of(), Principal.Group::members, account -> List.<String>of());
    }

    /** Of one dataset, by role; roles that have nothing are left out. */
    Map<Role, View> of(Dataset dataset, Collection<Role> roles) {
        Map<String, List<Touch>> touches = touches(dataset);
        Map<List<Object>, View> known = new HashMap<>();
        Map<Role, View> views = new LinkedHashMap<>();
        for (Role role : roles) {
            View view = role.speakers().stream()
                    .map(speaker -> of(dataset, speaker, touches, known))
                    .reduce(View::meet)
                    .orElse(View.NOTHING);
            if (!view.isNothing()) {
                views.put(role, view);
            }
        }

        return views;
    }

    private Map<String, List<Touch>> touches(Dataset dataset) {
        return Stream.of(
                        byZone.getOrDefault(dataset.id().zone(), List.of()),
                        byDataset.getOrDefault(dataset.id(), List.of()),
                        byTags)
                .flatMap(List::stream)
                .map(order -> new Touch(order, grants.get(order), covered(grants.get(order), dataset)))
                .filter(touch -> !touch.columns().isEmpty())
                .collect(Collectors.groupingBy(touch -> touch.grant().to()));
    }

    private static Set<String> covered(Grant grant, Dataset dataset) {
        return dataset.columns().stream()
                .filter(column -> grant.scope().covers(dataset, column))
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    private View of(Dataset dataset, String name, Map<String, List<Touch>> touches, Map<List<Object>, View> known) {
        List<Touch> own = names(name)
                .flatMap(to -> touches.getOrDefault(to, List.of()).stream())
                .sorted((one, other) -> Integer.compare(one.order(), other.order()))
                .toList();
        if (own.isEmpty()) {
            return View.NOTHING;
        }

        List<Object> key = new ArrayList<>(own.stream().map(Touch::order).toList());
        key.add(principals.get(name).expires());
        key.add(deniedByTags(name));
        return known.computeIfAbsent(key, any -> new Excerpt(dataset, name, own).view());
    }

    /** What a denial by classifications takes away, from the tables of today or from one that comes later. */
    private Set<Action> deniedByTags(String name) {
        return names(name)
                .flatMap(to -> deniedByTags.getOrDefault(to, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private Stream<String> names(String name) {
        return Stream.concat(Stream.of(name), groups.getOrDefault(name, List.of()).stream());
    }

    /** What decides about one principal and one dataset. */
    private final class Excerpt {
        private final Dataset dataset;
        private final String name;
        private final List<Touch> touches;

        Excerpt(Dataset dataset, String name, List<Touch> touches) {
            this.dataset = dataset;
            this.name = name;
            this.touches = touches;
        }

        View view() {
            Collection<List<Column>> alike = dataset.columns().stream()
                    .collect(Collectors.groupingBy(this::coverage, LinkedHashMap::new, Collectors.toList()))
                    .values();
            List<Column> representatives =
                    alike.stream().map(columns -> columns.get(0)).toList();
            Access access = Access.of(platform(representatives), on);
            SortedMap<String, Optional<Mask>> readable = new TreeMap<>();
            Set<String> broad = new HashSet<>();
            Set<String> unlisted = new HashSet<>();
            for (List<Column> columns : alike) {
                String first = columns.get(0).name();
                Answer answer = access.decide(name, Action.READ, dataset.id(), first);
                if (answer.allowed()) {
                    List<String> names = columns.stream().map(Column::name).toList();
                    List<Grant> plain = answer.decidedBy().stream()
                            .filter(grant ->
                                    grant.rows().isEmpty() && !grant.masks().containsKey(first))
                            .toList();
                    names.forEach(column -> readable.put(column, answer.mask()));
                    if (plain.stream().anyMatch(grant -> isBroad(grant.scope()))) {
                        broad.addAll(names);
                    }

                    if (plain.stream().anyMatch(grant -> !listsColumns(grant.scope()))) {
                        unlisted.addAll(names);
                    }
                }
            }

            Optional<RowFilter> rows = readable.isEmpty()
                    ? Optional.empty()
                    : access.decide(name, Action.READ, dataset.id()).rows();
            Set<Action> changes = Stream.of(Action.WRITE, Action.MANAGE)
                    .filter(action -> access.decide(name, action, dataset.id()).allowed())
                    .collect(Collectors.toSet());
            return new View(readable, rows, changes, zoneWide(access), broad, unlisted);
        }

        private List<Object> coverage(Column column) {
            return touches.stream()
                    .filter(touch -> touch.columns().contains(column.name()))
                    .<Object>map(touch -> List.of(
                            touch.order(),
                            Optional.ofNullable(touch.grant().masks().get(column.name()))))
                    .toList();
        }

        private boolean isBroad(Scope scope) {
            return scope.match(zone -> true, one -> false, tags -> true);
        }

        private boolean listsColumns(Scope scope) {
            return scope.match(zone -> false, one -> !one.columns().isEmpty(), tags -> false);
        }

        private Set<Action> zoneWide(Access access) {
            Set<Action> actions = EnumSet.noneOf(Action.class);
            for (Action action : Action.values()) {
                Answer answer = access.decide(name, action, dataset.id());
                if (answer.allowed()
                        && !deniedByTags(name).contains(action)
                        && answer.decidedBy().stream()
                                .anyMatch(grant -> grant.masks().isEmpty()
                                        && grant.scope().match(zone -> true, one -> false, tags -> false))) {
                    actions.add(action);
                }
            }

            return actions;
        }

        private Platform platform(List<Column> columns) {
            Dataset excerpt = new Dataset(dataset.id(), "", columns, List.of(), dataset.retentionDays(), List.of());
            List<Principal> speakers = names(name).map(principals::get).toList();
            List<Grant> own = touches.stream().map(Touch::grant).toList();
            return new Platform(
                    platform.name(),
                    "",
                    List.of(),
                    List.of(),
                    speakers,
                    List.of(new Domain("excerpt", "", "", List.of(excerpt), List.of(), own, List.of())),
                    List.of());
        }
    }

    /** The days, from this one on, after which a role may have something else because a grant or a principal ends. */
    Map<Role, SortedSet<LocalDate>> lastDays(Dataset dataset, Collection<Role> roles) {
        if (endless) {
            return Map.of();
        }

        Map<String, List<Touch>> touches = touches(dataset);
        Map<Role, SortedSet<LocalDate>> days = new LinkedHashMap<>();
        for (Role role : roles) {
            SortedSet<LocalDate> ends = role.speakers().stream()
                    .flatMap(speaker -> ends(speaker, touches))
                    .flatMap(Optional::stream)
                    .filter(day -> !day.isBefore(on))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!ends.isEmpty()) {
                days.put(role, ends);
            }
        }

        return days;
    }

    private Stream<Optional<LocalDate>> ends(String speaker, Map<String, List<Touch>> touches) {
        return Stream.concat(
                Stream.of(principals.get(speaker).expires()),
                names(speaker).flatMap(to -> touches.getOrDefault(to, List.of()).stream()
                        .map(touch -> touch.grant().expires())));
    }
}
