package io.lakewarden.security.ranger;

import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.model.Scope;
import io.lakewarden.model.Scope.Classified;
import io.lakewarden.security.ranger.Entry.Who;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Grants and denials as they stand: on databases, tables and columns, and on tags where one classification is enough.
 * Ranger joins them as the reference decision does, denials first, tags and resources alike.
 */
final class AccessEntries {
    private final Platform platform;
    private final Service hive;
    private final Service tag;
    private final Map<String, Principal> principals;

    AccessEntries(Platform platform) {
        this.platform = platform;
        this.hive = Service.hive(platform.name());
        this.tag = Service.tag(platform.name());
        this.principals =
                platform.principals().stream().collect(Collectors.toMap(Principal::name, Function.identity()));
    }

    Stream<Entry> entries() {
        return Stream.concat(
                platform.domains().stream()
                        .flatMap(domain -> domain.grants().stream())
                        .flatMap(this::of),
                platform.principals().stream().flatMap(this::ended));
    }

    private Stream<Entry> of(Grant grant) {
        Principal to = principals.get(grant.to());
        if (to == null) {
            throw new IllegalArgumentException("Cannot compile a grant to " + grant.to() + ": it is not defined");
        }

        return takers(grant, to).flatMap(who -> grant.scope()
                .match(
                        zone -> Stream.of(whole(grant, who, Target.zone(hive, zone.zone()))),
                        dataset -> dataset.columns().isEmpty()
                                ? Stream.of(whole(grant, who, Target.dataset(hive, dataset.dataset())))
                                : read(grant, who, Target.columns(hive, dataset.dataset(), dataset.columns())),
                        tags -> tags.anyOf().stream().flatMap(classified -> tagged(grant, who, classified))));
    }

    /**
     * What is filtered or masked goes to users by name and not to the role: the filter names them too, so whoever somebody
     * adds to the role by hand gets nothing rather than everything.
     */
    private static Stream<Who> takers(Grant grant, Principal to) {
        boolean partial = grant.rows().isPresent() || !grant.masks().isEmpty();
        return partial
                ? to.match(
                        user -> Stream.of(Who.of(to)),
                        group -> group.members().stream().map(Who::user),
                        account -> Stream.of(Who.of(to)))
                : Stream.of(Who.of(to));
    }

    private static Entry whole(Grant grant, Who who, Target target) {
        Set<String> accesses = grant.actions().stream()
                .flatMap(action -> HiveAccess.of(action).stream())
                .collect(Collectors.toSet());
        return entry(grant, who, target, accesses);
    }

    private static Stream<Entry> read(Grant grant, Who who, Target target) {
        return grant.actions().contains(Action.READ)
                ? Stream.of(entry(grant, who, target, Set.copyOf(HiveAccess.of(Action.READ))))
                : Stream.empty();
    }

    private Stream<Entry> tagged(Grant grant, Who who, Classified classified) {
        if (!grant.actions().contains(Action.READ)) {
            return Stream.empty();
        }

        if (classified.all().size() == 1) {
            Target target = Target.classification(tag, classified.all().get(0));
            return Stream.of(entry(grant, who, target, Set.copyOf(HiveAccess.tagged(Action.READ))));
        }

        Scope scope = new Scope.OfTags(List.of(classified));
        return platform.datasets().flatMap(dataset -> {
            List<String> columns = dataset.columns().stream()
                    .filter(column -> scope.covers(dataset, column))
                    .map(Column::name)
                    .toList();
            return columns.isEmpty() ? Stream.empty() : read(grant, who, Target.columns(hive, dataset.id(), columns));
        });
    }

    private static Entry entry(Grant grant, Who who, Target target, Set<String> accesses) {
        return new Entry(
                target,
                Period.until(grant.expires()),
                grant.effect(),
                who,
                accesses,
                Optional.empty(),
                Words.of(grant));
    }

    /** From the day after its last, a principal is denied whatever its groups still have. */
    private Stream<Entry> ended(Principal principal) {
        return principal.expires().stream().flatMap(last -> {
            String because = principal.name() + " has ended on " + last;
            Period after = Period.from(last.plusDays(1));
            Who who = Who.of(principal);
            return Stream.of(
                    new Entry(
                            Target.everything(hive),
                            after,
                            Grant.Effect.DENY,
                            who,
                            Set.of("all"),
                            Optional.empty(),
                            because),
                    new Entry(
                            Target.everyFile(hive),
                            after,
                            Grant.Effect.DENY,
                            who,
                            Set.copyOf(HiveAccess.FILES),
                            Optional.empty(),
                            because));
        });
    }
}
