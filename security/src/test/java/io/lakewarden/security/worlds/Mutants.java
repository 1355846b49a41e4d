package io.lakewarden.security.worlds;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Domain;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.Scope.Classified;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every small mistake that somebody could make in the grants of a platform, or a compiler with them. */
public final class Mutants {
    private static final LocalDate SOON = LocalDate.of(2027, 3, 15);

    private final Platform platform;

    private Mutants(Platform platform) {
        this.platform = platform;
    }

    /** One change each, of a grant or of a principal. */
    public static Stream<Mutant> of(Platform platform) {
        Mutants mutants = new Mutants(platform);
        return Stream.concat(mutants.ofGrants(), mutants.ofPrincipals());
    }

    private Stream<Mutant> ofGrants() {
        return IntStream.range(0, platform.domains().size()).boxed().flatMap(at -> {
            List<Grant> grants = platform.domains().get(at).grants();
            return IntStream.range(0, grants.size()).boxed().flatMap(index -> Stream.concat(
                            Stream.of(new Changed("dropped", List.of())), changed(grants.get(index)))
                    .map(change -> new Mutant(
                            "grant " + (index + 1) + " of "
                                    + platform.domains().get(at).name() + ": " + change.what(),
                            with(at, index, change.grants()))));
        });
    }

    private record Changed(String what, List<Grant> grants) {}

    private Platform with(int at, int index, List<Grant> instead) {
        List<Domain> domains = new ArrayList<>(platform.domains());
        List<Grant> grants = new ArrayList<>(domains.get(at).grants());
        grants.remove(index);
        grants.addAll(index, instead);
        domains.set(at, Worlds.withGrants(domains.get(at), grants));
        return Worlds.withDomains(platform, domains);
    }

    private Stream<Changed> changed(Grant grant) {
        Effect other = grant.effect() == Effect.ALLOW ? Effect.DENY : Effect.ALLOW;
        return Stream.of(
                        Stream.of(new Changed("effect turned", List.of(plain(grant, other, grant.actions())))),
                        actions(grant),
                        scopes(grant.scope()).map(scope -> scoped(grant, scope)),
                        grant.effect() == Effect.ALLOW && grant.actions().equals(Set.of(Action.READ))
                                ? Stream.concat(rows(grant), masks(grant))
                                : Stream.<Changed>empty(),
                        others(grant),
                        ends(grant.expires()).map(end -> new Changed("ends " + end, List.of(ending(grant, end)))))
                .flatMap(changes -> changes);
    }

    private static Stream<Changed> actions(Grant grant) {
        return whole(grant.scope())
                ? Stream.of(Action.values())
                        .map(Set::of)
                        .filter(actions -> !actions.equals(grant.actions()))
                        .map(actions -> new Changed("about " + actions, List.of(plain(grant, grant.effect(), actions))))
                : Stream.empty();
    }

    private static boolean whole(Scope scope) {
        return scope.match(zone -> true, dataset -> dataset.columns().isEmpty(), tags -> false);
    }

    /** Wider, narrower and beside it. */
    private Stream<Scope> scopes(Scope scope) {
        return scope.match(
                zone -> Stream.concat(
                        platform.zones().stream()
                                .filter(other -> !other.name().equals(zone.zone()))
                                .map(other -> new Scope.OfZone(other.name())),
                        platform.datasets()
                                .filter(dataset -> dataset.id().zone().equals(zone.zone()))
                                .limit(1)
                                .map(dataset -> new Scope.OfDataset(dataset.id(), List.of()))),
                this::besides,
                tags -> platform.classifications().stream()
                        .flatMap(other -> Stream.of(
                                new Scope.OfTags(List.of(Classified.of(other.name()))),
                                new Scope.OfTags(tags.anyOf().stream()
                                        .map(classified -> Classified.of(classified + " AND " + other.name()))
                                        .toList())))
                        .map(Scope.class::cast)
                        .filter(other -> !other.equals(tags)));
    }

    private Stream<Scope> besides(Scope.OfDataset scope) {
        Dataset dataset = platform.dataset(scope.dataset()).orElseThrow();
        List<String> all = dataset.columns().stream().map(Column::name).toList();
        List<String> columns = scope.columns().isEmpty() ? all : scope.columns();
        Stream<Scope> wider = scope.columns().isEmpty()
                ? Stream.of(new Scope.OfZone(scope.dataset().zone()))
                : Stream.of(new Scope.OfDataset(scope.dataset(), List.of()));
        Stream<Scope> narrower = columns.size() == 1
                ? Stream.empty()
                : Stream.of(new Scope.OfDataset(scope.dataset(), columns.subList(1, columns.size())));
        return Stream.concat(wider, narrower);
    }

    /** What a wider scope cannot have is left out, as the checker would ask. */
    private static Changed scoped(Grant grant, Scope scope) {
        Set<Action> actions = whole(scope) ? grant.actions() : Set.of(Action.READ);
        boolean filterable = scope.match(zone -> false, dataset -> true, tags -> false);
        Optional<RowFilter> rows = filterable ? grant.rows() : Optional.empty();
        return new Changed(
                "on " + scope,
                List.of(new Grant(grant.effect(), grant.to(), actions, scope, rows, grant.masks(), grant.expires())));
    }

    private static Stream<Changed> rows(Grant grant) {
        return grant.rows().stream()
                .flatMap(rows -> Stream.of(
                        new Changed("all rows", List.of(showing(grant, Optional.empty(), grant.masks()))),
                        new Changed(
                                "the other rows",
                                List.of(showing(grant, Optional.of(new RowFilter.Not(rows)), grant.masks())))));
    }

    private Stream<Changed> masks(Grant grant) {
        Stream<Changed> changed = grant.masks().keySet().stream().flatMap(column -> {
            SortedMap<String, Mask> without = new TreeMap<>(grant.masks());
            without.remove(column);
            return Stream.of(
                    new Changed(column + " unmasked", List.of(showing(grant, grant.rows(), without))),
                    masked(grant, column, grant.masks().get(column) == Mask.NULL ? Mask.HASH : Mask.NULL));
        });
        Stream<Changed> added = platform.datasets()
                .flatMap(dataset -> dataset.columns().stream()
                        .filter(column -> grant.scope().covers(dataset, column)))
                .map(Column::name)
                .filter(column -> !grant.masks().containsKey(column))
                .limit(1)
                .map(column -> masked(grant, column, Mask.NULL));
        return Stream.concat(changed, added);
    }

    private static Changed masked(Grant grant, String column, Mask mask) {
        SortedMap<String, Mask> masks = new TreeMap<>(grant.masks());
        masks.put(column, mask);
        return new Changed(column + " as " + mask, List.of(showing(grant, grant.rows(), masks)));
    }

    private Stream<Changed> others(Grant grant) {
        return platform.principals().stream()
                .map(Principal::name)
                .filter(name -> !name.equals(grant.to()))
                .limit(2)
                .map(name -> new Changed(
                        "to " + name,
                        List.of(new Grant(
                                grant.effect(),
                                name,
                                grant.actions(),
                                grant.scope(),
                                grant.rows(),
                                grant.masks(),
                                grant.expires()))));
    }

    private static Stream<Optional<LocalDate>> ends(Optional<LocalDate> end) {
        return end.isEmpty()
                ? Stream.of(Optional.of(SOON))
                : Stream.of(Optional.empty(), end.map(day -> day.plusDays(1)), end.map(day -> day.minusDays(1)));
    }

    private static Grant plain(Grant grant, Effect effect, Set<Action> actions) {
        return new Grant(
                effect, grant.to(), actions, grant.scope(), Optional.empty(), new TreeMap<>(), grant.expires());
    }

    private static Grant showing(Grant grant, Optional<RowFilter> rows, SortedMap<String, Mask> masks) {
        return new Grant(grant.effect(), grant.to(), grant.actions(), grant.scope(), rows, masks, grant.expires());
    }

    private static Grant ending(Grant grant, Optional<LocalDate> end) {
        return new Grant(grant.effect(), grant.to(), grant.actions(), grant.scope(), grant.rows(), grant.masks(), end);
    }

    private Stream<Mutant> ofPrincipals() {
        return IntStream.range(0, platform.principals().size()).boxed().flatMap(at -> {
            Principal before = platform.principals().get(at);
            return before.match(
                            user -> ends(user.expires()).map(end -> Worlds.user(user.name(), end)),
                            this::members,
                            account -> ends(account.expires()).map(end -> Worlds.account(account.name(), end)))
                    .map(after -> new Mutant(before.name() + " is " + after, with(at, after)));
        });
    }

    /** Without each member, and with each user who is none. */
    private Stream<Principal> members(Principal.Group group) {
        return platform.principals().stream()
                .filter(other -> other.match(user -> true, any -> false, account -> false))
                .map(Principal::name)
                .map(user -> {
                    List<String> members = new ArrayList<>(group.members());
                    if (!members.remove(user)) {
                        members.add(user);
                    }

                    return Worlds.group(group.name(), members);
                });
    }

    private Platform with(int at, Principal principal) {
        List<Principal> principals = new ArrayList<>(platform.principals());
        principals.set(at, principal);
        return Worlds.withPrincipals(platform, principals);
    }
}
