package io.lakewarden.account.imports;

import io.lakewarden.account.imports.RangerPolicy.Item;
import io.lakewarden.model.Column;
import io.lakewarden.model.Dataset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What policies of Ranger that hold on a day let somebody do, as Ranger decides it; where the files do not tell, a denial is
 * taken to be for somebody and an allowance is not.
 *
 * @param policies those that hold
 * @param context what an export leaves out
 */
record RangerDecision(List<RangerPolicy> policies, RangerContext context) {
    static final String UNMASKED = "MASK_NONE";

    RangerDecision {
        policies = List.copyOf(policies);
    }

    boolean maySome(Set<String> speakers, String access, Dataset dataset) {
        return places(dataset).anyMatch(place -> may(speakers, access, place));
    }

    /** A table, its columns, and what columns it may have besides. */
    Stream<Place> places(Dataset dataset) {
        Stream<Place> columns =
                dataset.columns().stream().map(column -> new Place.OfColumn(dataset.id(), column.name()));
        return Stream.of(Stream.of(new Place.OfTable(dataset.id())), columns, others(dataset))
                .flatMap(places -> places);
    }

    /** Of a table whose columns only policies and tags tell: each that none of them names. */
    Stream<Place> others(Dataset dataset) {
        boolean known =
                context.catalogue().stream().anyMatch(table -> table.id().equals(dataset.id()));
        Set<String> named = dataset.columns().stream().map(Column::name).collect(Collectors.toSet());
        return known ? Stream.empty() : Stream.of(new Place.OfOthers(dataset.id(), named));
    }

    /** Each column that a table gets later. */
    Place later(Dataset dataset) {
        return new Place.OfOthers(
                dataset.id(), dataset.columns().stream().map(Column::name).collect(Collectors.toSet()));
    }

    /** Whether all of a place is read, and no mask is seen in its stead. */
    boolean readsAsTheyAre(Set<String> speakers, Place place) {
        return may(speakers, "select", place)
                && shown(1, speakers, place)
                        .filter(shown -> !shown.certain() || !shown.text().equals(UNMASKED))
                        .isEmpty();
    }

    /**
     * Ranger's decision: policies that override are asked first, and the others where those say nothing. Where one of those
     * that override denies anybody anything, Ranger asks the tags' policies all the same, and their denial stands.
     */
    boolean may(Set<String> speakers, String access, Place place) {
        Optional<Boolean> overriding = decision(true, speakers, access, place);
        if (overriding.orElse(false) && deniesAnybody(place)) {
            return tagged(place).noneMatch(policy -> denies(policy, speakers, access));
        }

        return overriding.or(() -> decision(false, speakers, access, place)).orElse(false);
    }

    private boolean deniesAnybody(Place place) {
        return on(0, place, Cover::isSome)
                .filter(RangerPolicy::overriding)
                .anyMatch(policy -> policy.denyAllElse() || !policy.deny().isEmpty());
    }

    private Stream<RangerPolicy> tagged(Place place) {
        return on(0, place, Cover::isSome).filter(policy -> policy.tag() && !policy.overriding());
    }

    /** By policies of one priority: a denial wins over what is allowed, each but for its exceptions. */
    private Optional<Boolean> decision(boolean overriding, Set<String> speakers, String access, Place place) {
        boolean denied = on(0, place, Cover::isSome)
                .filter(policy -> policy.overriding() == overriding)
                .anyMatch(policy -> denies(policy, speakers, access));
        if (denied) {
            return Optional.of(false);
        }

        return on(0, place, Cover::isAll)
                .filter(policy -> policy.overriding() == overriding)
                .filter(policy -> allows(policy, speakers, access))
                .findFirst()
                .map(policy -> true);
    }

    boolean denies(RangerPolicy policy, Set<String> speakers, String access) {
        boolean denied = policy.deny().stream().anyMatch(item -> item.mayHave(access) && isFeared(item, speakers));
        boolean excepted = applies(policy.denyExceptions(), speakers, access) && !policy.conditional();
        boolean elsewise = policy.denyAllElse() && !allows(policy, speakers, access);
        return denied && !excepted || elsewise;
    }

    boolean allows(RangerPolicy policy, Set<String> speakers, String access) {
        boolean excepted =
                policy.allowExceptions().stream().anyMatch(item -> item.mayHave(access) && isFeared(item, speakers));
        return !policy.conditional() && applies(policy.allow(), speakers, access) && !excepted;
    }

    private static boolean applies(List<Item> items, Set<String> speakers, String access) {
        return items.stream().anyMatch(item -> !item.conditional() && item.has(access) && item.isFor(speakers));
    }

    private Stream<RangerPolicy> on(int kind, Place place, Predicate<Cover> enough) {
        return policies.stream()
                .filter(policy -> policy.kind() == kind)
                .filter(policy -> enough.test(on(policy, place)));
    }

    /** How far a policy is on a place; one on tags that cannot be placed may be on all. */
    Cover on(RangerPolicy policy, Place place) {
        if (!policy.tag()) {
            return policy.on(place);
        }

        return context.knowsTags() && policy.kind() != 2 ? context.on(policy, place) : Cover.SOME;
    }

    /** Whether it is for somebody, or may be. */
    boolean isFeared(Item item, Set<String> speakers) {
        return item.isFor(speakers) || item.who().stream().anyMatch(who -> !context.isKnown(who));
    }

    /**
     * What a filter or a mask shows.
     *
     * @param text the filter or the mask's name
     * @param certain whether it is the one that Ranger takes: not where it may be for somebody, on a tag, or under
     *     conditions, nor where another policy shows something else
     * @param overriding whether its policy is asked first
     */
    record Shown(String text, boolean certain, boolean overriding, String policy) {}

    /** The first item of each policy that is for somebody, or may be, as Ranger goes through them. */
    Optional<Shown> shown(int kind, Set<String> speakers, Place place) {
        List<Shown> all = on(kind, place, Cover::isSome)
                .flatMap(policy -> policy.allow().stream()
                        .filter(item -> item.mayHave("select") && isFeared(item, speakers))
                        .limit(1)
                        .map(item -> new Shown(
                                item.shows(),
                                item.isFor(speakers)
                                        && item.has("select")
                                        && !item.conditional()
                                        && !policy.conditional()
                                        && !policy.tag()
                                        && on(policy, place).isAll(),
                                policy.overriding(),
                                policy.name())))
                .toList();
        boolean overridden = all.stream().anyMatch(one -> one.overriding() && one.certain());
        List<Shown> found = all.stream()
                .filter(one -> !overridden || one.overriding() || !one.certain())
                .toList();
        boolean agreed = found.stream().map(Shown::text).distinct().count() < 2
                && found.stream().allMatch(Shown::certain);
        return agreed
                ? found.stream().findFirst()
                : Optional.of(new Shown(
                        found.stream().map(Shown::text).collect(Collectors.joining(" or ")),
                        false,
                        false,
                        found.get(0).policy()));
    }
}
