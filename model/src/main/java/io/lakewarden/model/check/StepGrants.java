package io.lakewarden.model.check;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Scope;
import io.lakewarden.model.check.Index.PlacedStep;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the account of a pipeline may do what its steps say. A step's own code can read whole files, so only a grant of
 * a whole dataset counts, except where all its clusters are {@code governed-sql}; what exactly a reader would see is the
 * reference decision's to say.
 */
final class StepGrants {
    private StepGrants() {}

    /** How much of one action on one dataset a principal has. */
    private enum Extent {
        NONE,
        PART,
        WHOLE
    }

    /** Something that a step does with a dataset, and the actions that it takes: reading, or writing and managing. */
    private record Need(PlacedStep step, Dataset dataset, List<Action> actions, String key) {
        String account() {
            return step.pipeline().runAs();
        }
    }

    /** Tables are created by the steps that write them, and publishing makes branches and tags: both are managing. */
    static Stream<Violation> missing(Index index) {
        return needs(index).flatMap(need -> {
            String lacking = need.actions().stream()
                    .filter(action -> extent(index, need, action, grant -> true) == Extent.NONE)
                    .map(StepGrants::word)
                    .collect(Collectors.joining(", "));
            return lacking.isEmpty()
                    ? Stream.empty()
                    : Stream.of(new Violation(
                            need.step().at().to(need.key(), need.dataset().id()),
                            sentence(need) + ": " + need.account() + " has no grant for it to " + lacking,
                            "grant " + need.account() + " [" + lacking + "] on it"));
        });
    }

    static Stream<Violation> partial(Index index) {
        return needs(index)
                .filter(need -> !runsUnderFilters(index, need))
                .filter(need -> need.actions().stream()
                        .anyMatch(action -> extent(index, need, action, grant -> true) == Extent.PART))
                .map(need -> new Violation(
                        need.step().at().to(need.key(), need.dataset().id()),
                        sentence(need) + ": " + need.account()
                                + " sees only part of it, and own code reads whole files",
                        "grant it whole, without filter, mask or denial"));
    }

    /** Where EMR keeps the files from the step's code; a pipeline that runs anywhere else reads them. */
    private static boolean runsUnderFilters(Index index, Need need) {
        List<Environment> placed = index.platform().environments().stream()
                .filter(environment ->
                        environment.placement(need.step().pipeline().name()).isPresent())
                .toList();
        return !placed.isEmpty()
                && placed.stream().allMatch(environment -> index.platform().filters(environment, need.account()));
    }

    static Stream<Violation> expiring(Index index) {
        return index.grants()
                .filter(grant -> grant.value().effect() == Grant.Effect.ALLOW)
                .flatMap(grant -> grant.value().expires().stream().flatMap(day -> needs(index)
                        .filter(need -> restsOn(index, need, grant.value()))
                        .limit(1)
                        .map(need -> new Violation(
                                grant.at().to("expires"),
                                sentence(need) + " after " + day + ": the grant to " + need.account() + " expires",
                                "leave out expires, or grant it without an end as well"))));
    }

    /** Whether a step can do its work with the grants that there are, and cannot when those that expire are gone. */
    private static boolean restsOn(Index index, Need need, Grant expiring) {
        return need.account().equals(expiring.to())
                && touches(expiring.scope(), need.dataset())
                && need.actions().stream()
                        .filter(expiring.actions()::contains)
                        .anyMatch(action -> extent(index, need, action, grant -> true) == Extent.WHOLE
                                && extent(index, need, action, StepGrants::lasts) != Extent.WHOLE);
    }

    private static boolean lasts(Grant grant) {
        return grant.effect() == Grant.Effect.DENY || grant.expires().isEmpty();
    }

    private static String word(Action action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static String sentence(Need need) {
        return "Cannot " + word(need.actions().get(0)) + " " + need.dataset().id() + " in step "
                + need.step().step().name();
    }

    private static Stream<Need> needs(Index index) {
        return index.steps()
                .filter(step -> isServiceAccount(index, step.pipeline().runAs()))
                .flatMap(step -> Stream.concat(
                        needs(index, step, step.step().reads(), List.of(Action.READ), "reads"),
                        needs(index, step, step.step().writes(), List.of(Action.WRITE, Action.MANAGE), "writes")));
    }

    private static Stream<Need> needs(
            Index index, PlacedStep step, List<DatasetId> datasets, List<Action> actions, String key) {
        return datasets.stream()
                .flatMap(id -> index.dataset(id).stream())
                .map(dataset -> new Need(step, dataset, actions, key));
    }

    private static boolean isServiceAccount(Index index, String name) {
        return index.principal(name)
                .map(principal -> principal.match(user -> false, group -> false, account -> true))
                .orElse(false);
    }

    private static Extent extent(Index index, Need need, Action action, Predicate<Grant> counted) {
        List<Grant> grants = index.grantsTo(need.account()).stream()
                .filter(counted)
                .filter(grant -> grant.actions().contains(action))
                .filter(grant -> touches(grant.scope(), need.dataset()))
                .toList();
        boolean denied = grants.stream()
                .anyMatch(grant ->
                        grant.effect() == Grant.Effect.DENY && grant.scope().coversWhole(need.dataset()));
        boolean curtailed = grants.stream().anyMatch(grant -> grant.effect() == Grant.Effect.DENY);
        List<Grant> allowed = grants.stream()
                .filter(grant -> grant.effect() == Grant.Effect.ALLOW)
                .toList();
        if (denied || allowed.isEmpty()) {
            return Extent.NONE;
        }

        boolean whole = allowed.stream()
                .anyMatch(grant -> grant.rows().isEmpty()
                        && grant.masks().isEmpty()
                        && grant.scope().coversWhole(need.dataset()));
        return whole && !curtailed ? Extent.WHOLE : Extent.PART;
    }

    private static boolean touches(Scope scope, Dataset dataset) {
        return scope.match(
                zone -> zone.zone().equals(dataset.id().zone()),
                one -> one.dataset().equals(dataset.id()),
                tags -> Index.covered(scope, dataset).findAny().isPresent());
    }
}
