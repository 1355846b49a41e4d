package io.lakewarden.account.imports;

import io.lakewarden.account.imports.RangerPolicy.Item;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import java.util.List;
import java.util.Map;
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
    /** No column is called so. */
    private static final String UNNAMED = "\u0000";

    RangerDecision {
        policies = List.copyOf(policies);
    }

    static Map<String, String> levels(DatasetId dataset, String column) {
        return Map.of("database", dataset.zone(), "table", dataset.name(), "column", column);
    }

    boolean mayAll(Set<String> speakers, String access, Dataset dataset) {
        return mayOthers(speakers, access, dataset)
                && dataset.columns().stream().allMatch(column -> may(speakers, access, dataset.id(), column.name()));
    }

    boolean maySome(Set<String> speakers, String access, Dataset dataset) {
        return dataset.columns().stream().anyMatch(column -> may(speakers, access, dataset.id(), column.name()));
    }

    /** Of a table whose columns only policies tell: whether that is allowed on one that none of them names. */
    boolean mayOthers(Set<String> speakers, String access, Dataset dataset) {
        boolean known =
                context.catalogue().stream().anyMatch(table -> table.id().equals(dataset.id()));
        return known || may(speakers, access, dataset.id(), UNNAMED);
    }

    /** Ranger's decision: policies that override are asked first, and the others where those say nothing. */
    boolean may(Set<String> speakers, String access, DatasetId dataset, String column) {
        return decision(true, speakers, access, dataset, column)
                .or(() -> decision(false, speakers, access, dataset, column))
                .orElse(false);
    }

    /** By policies of one priority: a denial wins over what is allowed, each but for its exceptions. */
    private Optional<Boolean> decision(
            boolean overriding, Set<String> speakers, String access, DatasetId dataset, String column) {
        boolean denied = on(0, dataset, column, true)
                .filter(policy -> policy.overriding() == overriding)
                .anyMatch(policy -> denies(policy, speakers, access));
        if (denied) {
            return Optional.of(false);
        }

        return on(0, dataset, column, false)
                .filter(policy -> policy.overriding() == overriding)
                .filter(policy -> allows(policy, speakers, access))
                .findFirst()
                .map(policy -> true);
    }

    boolean denies(RangerPolicy policy, Set<String> speakers, String access) {
        boolean denied = policy.deny().stream().anyMatch(item -> item.has(access) && isFeared(item, speakers));
        boolean excepted = applies(policy.denyExceptions(), speakers, access) && !policy.conditional();
        boolean elsewise = policy.denyAllElse() && !allows(policy, speakers, access);
        return denied && !excepted || elsewise;
    }

    boolean allows(RangerPolicy policy, Set<String> speakers, String access) {
        boolean excepted =
                policy.allowExceptions().stream().anyMatch(item -> item.has(access) && isFeared(item, speakers));
        return !policy.conditional() && applies(policy.allow(), speakers, access) && !excepted;
    }

    private static boolean applies(List<Item> items, Set<String> speakers, String access) {
        return items.stream().anyMatch(item -> !item.conditional() && item.has(access) && item.isFor(speakers));
    }

    /** The policies of a kind on a column; of those on tags that cannot be placed, all if they are feared. */
    private Stream<RangerPolicy> on(int kind, DatasetId dataset, String column, boolean feared) {
        Map<String, String> levels = levels(dataset, column);
        Predicate<RangerPolicy> covers = policy -> {
            if (!policy.tag()) {
                return policy.covers(levels, feared);
            }

            return context.knowsTags() && kind != 2
                    ? context.tags(dataset, column).stream().anyMatch(tag -> policy.covers(Map.of("tag", tag), feared))
                    : feared;
        };
        return policies.stream().filter(policy -> policy.kind() == kind).filter(covers);
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
    Optional<Shown> shown(int kind, Set<String> speakers, DatasetId dataset, String column) {
        List<Shown> all = on(kind, dataset, column, true)
                .flatMap(policy -> policy.allow().stream()
                        .filter(item -> item.has("select") && isFeared(item, speakers))
                        .limit(1)
                        .map(item -> new Shown(
                                item.shows(),
                                item.isFor(speakers) && !item.conditional() && !policy.conditional() && !policy.tag(),
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
