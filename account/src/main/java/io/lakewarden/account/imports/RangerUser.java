package io.lakewarden.account.imports;

import io.lakewarden.account.imports.Imported.ZoneWide;
import io.lakewarden.account.imports.Note.Verdict;
import io.lakewarden.model.Action;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a user of Ranger has, as Ranger decides it and as far as a definition says it.
 *
 * @param user as Ranger calls them, and the definition
 * @param speakers as whom they are spoken of
 * @param export whose policies decide
 * @param decision of those that hold
 * @param notes of what cannot be said
 */
record RangerUser(
        String user, Set<String> speakers, RangerExport export, RangerDecision decision, SortedSet<Note> notes) {
    private static final Map<String, Mask> MASKS = Map.of(
            "MASK_NULL", Mask.NULL,
            "MASK_HASH", Mask.HASH,
            "MASK_SHOW_FIRST_4", Mask.FIRST_FOUR,
            "MASK_SHOW_LAST_4", Mask.LAST_FOUR,
            "MASK_DATE_SHOW_YEAR", Mask.YEAR);
    private static final List<String> MANAGING = List.of("alter", "create", "drop");

    /** On one table. */
    Right right(Dataset dataset) {
        SortedSet<String> seen = new TreeSet<>();
        SortedMap<String, Mask> masks = new TreeMap<>();
        for (Column column : dataset.columns()) {
            if (decision.may(speakers, "select", new Place.OfColumn(dataset.id(), column.name()))) {
                seen.add(column.name());
                mask(dataset, column.name(), seen, masks);
            }
        }

        Optional<RowFilter> rows = seen.isEmpty() ? Optional.empty() : rows(dataset, seen);
        masks.keySet().retainAll(seen);
        SortedSet<Action> actions = new TreeSet<>();
        Place table = new Place.OfTable(dataset.id());
        if (decision.may(speakers, "update", table)) {
            actions.add(Action.WRITE);
        } else if (decision.maySome(speakers, "update", dataset)) {
            notes.add(new Note(
                    user + " on " + dataset.id(),
                    Verdict.NOT,
                    "it changes columns, and a definition gives whole tables to change"));
        }

        long managing = MANAGING.stream()
                .filter(access -> decision.may(speakers, access, table))
                .count();
        if (managing == MANAGING.size()) {
            actions.add(Action.MANAGE);
        } else if (managing > 0) {
            notes.add(new Note(
                    user + " on " + dataset.id(),
                    Verdict.NOT,
                    "it has some of alter, create and drop, and a definition gives all or none"));
        }

        return new Right(
                user,
                dataset.id(),
                actions,
                seen,
                seen.size() == dataset.columns().size() && decision.readsAsTheyAre(speakers, decision.later(dataset)),
                masks,
                rows,
                expires(dataset));
    }

    /** The last day before a policy that is for somebody, or may be, and is on the table, begins or ends. */
    private Optional<LocalDate> expires(Dataset dataset) {
        return export.all()
                .filter(policy -> policy.tag()
                        || decision.places(dataset)
                                .anyMatch(place -> policy.on(place).isSome()))
                .filter(policy ->
                        policy.denyAllElse() || policy.items().anyMatch(item -> decision.isFeared(item, speakers)))
                .flatMap(policy -> policy.changesAfter(export.on()).stream())
                .min(LocalDate::compareTo)
                .map(change -> change.minusDays(1));
    }

    private void partly(RangerDecision.Shown shown, String subject) {
        notes.add(new Note("policy " + shown.policy(), Verdict.PARTLY, "not for " + subject));
    }

    private void mask(Dataset dataset, String column, SortedSet<String> seen, SortedMap<String, Mask> masks) {
        Optional<RangerDecision.Shown> shown = decision.shown(1, speakers, new Place.OfColumn(dataset.id(), column));
        if (shown.isEmpty() || shown.get().certain() && shown.get().text().equals(RangerDecision.UNMASKED)) {
            return;
        }

        Optional<Mask> mask = shown.filter(RangerDecision.Shown::certain)
                .flatMap(one -> Optional.ofNullable(MASKS.get(one.text())))
                .filter(one -> one.fits(dataset.column(column).orElseThrow().type()));
        mask.ifPresentOrElse(known -> masks.put(column, known), () -> {
            seen.remove(column);
            partly(shown.get(), user + " on " + dataset.id() + "." + column);
            notes.add(new Note(
                    user + " on " + dataset.id() + "." + column,
                    Verdict.NOT,
                    "no mask of a definition is " + shown.get().text() + "; the column is not seen"));
        });
    }

    private Optional<RowFilter> rows(Dataset dataset, SortedSet<String> seen) {
        Optional<RangerDecision.Shown> shown = decision.shown(2, speakers, new Place.OfTable(dataset.id()));
        if (shown.isEmpty() || shown.get().certain() && shown.get().text().isBlank()) {
            return Optional.empty();
        }

        Optional<RowFilter> filter = shown.filter(RangerDecision.Shown::certain)
                .flatMap(one -> SparkFilterText.read(one.text()))
                .filter(read -> Filters.suit(read, dataset));
        if (filter.isEmpty()) {
            seen.clear();
            partly(shown.get(), user + " on " + dataset.id());
            notes.add(new Note(
                    user + " on " + dataset.id(),
                    Verdict.NOT,
                    "no filter of a definition is " + shown.get().text() + "; it reads no row"));
        }

        return filter;
    }

    /** On all tables of zones, with those that come later. */
    Stream<ZoneWide> zoneWide(List<Dataset> datasets) {
        Map<Action, List<String>> accesses =
                Map.of(Action.READ, List.of("select"), Action.WRITE, List.of("update"), Action.MANAGE, MANAGING);
        return datasets.stream().map(dataset -> dataset.id().zone()).distinct().flatMap(zone -> Stream.of(
                        Action.values())
                .filter(action -> accesses.get(action).stream().allMatch(access -> export.policies().stream()
                        .anyMatch(policy -> policy.kind() == 0
                                && !policy.tag()
                                && policy.resource().isOnAllOf(zone)
                                && decision.allows(policy, speakers, access))))
                .filter(action ->
                        export.all().noneMatch(policy -> policy.touches(zone) && narrows(policy, accesses.get(action))))
                .map(action -> new ZoneWide(user, zone, action)));
    }

    /** Whether it takes something of that from somebody, or may, of tables that come later too. */
    private boolean narrows(RangerPolicy policy, List<String> accesses) {
        return policy.kind() == 0
                ? accesses.stream().anyMatch(access -> decision.denies(policy, speakers, access))
                : accesses.contains("select")
                        && policy.allow().stream().anyMatch(item -> decision.isFeared(item, speakers));
    }
}
