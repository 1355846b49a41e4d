package io.lakewarden.security.ranger;

import io.lakewarden.model.Action;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Grant.Effect;
import io.lakewarden.model.MaskedName;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Principal;
import io.lakewarden.security.ranger.Entry.Who;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Masked tables are for planes without masks. Here masks are in the query, so nobody has those tables but the accounts
 * that keep them, not even who has the whole zone: who is denied a column would read there what is made of it.
 */
final class MaskedTableEntries {
    private static final String BECAUSE = "masks are in the query here; these tables are for where there are none";

    private final Platform platform;
    private final Service hive;

    MaskedTableEntries(Platform platform, Service hive) {
        this.platform = platform;
        this.hive = hive;
    }

    Stream<Entry> entries(List<Views.Of> views) {
        return Stream.concat(denied(), views.stream().flatMap(this::kept));
    }

    /** Those who have a whole zone: nobody else has a table that no grant names. */
    private Stream<Entry> denied() {
        Set<String> keepers = platform.datasets()
                .filter(dataset -> dataset.maskedTable())
                .flatMap(dataset -> keepers(dataset.id()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inZones = platform.domains().stream()
                .flatMap(domain -> domain.grants().stream())
                .filter(grant -> grant.effect() == Effect.ALLOW)
                .filter(grant -> grant.scope().match(zone -> true, dataset -> false, tags -> false))
                .map(Grant::to)
                .filter(to -> !keepers.contains(to))
                .collect(Collectors.toCollection(TreeSet::new));
        return platform.principals().stream()
                .filter(principal -> inZones.contains(principal.name()))
                .map(this::denied);
    }

    private Entry denied(Principal principal) {
        return new Entry(
                Target.maskedTables(hive),
                Period.ALWAYS,
                Effect.DENY,
                Who.of(principal),
                Set.of("all"),
                Optional.empty(),
                BECAUSE);
    }

    private Stream<String> keepers(DatasetId dataset) {
        return platform.pipelines()
                .filter(pipeline ->
                        pipeline.steps().stream().anyMatch(step -> step.writes().contains(dataset)))
                .map(pipeline -> pipeline.runAs());
    }

    /** As long as the account may write the dataset and sees all of it. */
    private Stream<Entry> kept(Views.Of view) {
        DatasetId id = view.dataset().id();
        boolean keeper = view.dataset().maskedTable() && keepers(id).anyMatch(view.user()::equals);
        List<String> accesses = Stream.of(Action.values())
                .flatMap(action -> HiveAccess.of(action).stream())
                .toList();
        return keeper
                ? view.timeline().map(then -> then.whole() && then.writes()).spells().stream()
                        .filter(Timeline.Spell::value)
                        .map(spell -> Entry.allow(
                                Target.maskedTables(hive, id),
                                spell.period(),
                                Who.user(view.user()),
                                accesses,
                                "keeps what " + MaskedName.pattern(id) + " has up to date"))
                : Stream.empty();
    }
}
