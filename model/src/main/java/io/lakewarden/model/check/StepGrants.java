package io.lakewarden.model.check;

import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Grant;
import io.lakewarden.model.Scope;
import io.lakewarden.model.check.Index.PlacedStep;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether the account of a pipeline may do what its steps say. A step's own code can read whole files, so only a grant of
 * a whole dataset counts; what exactly a reader would see is the reference decision's to say.
 */
final class StepGrants {
    private StepGrants() {}

    /** How much of one action on one dataset a principal has. */
    private enum Extent {
        NONE,
        PART,
        WHOLE
    }

    /** An action of a step that needs a grant. */
    private record Need(PlacedStep step, Dataset dataset, Action action, String key) {}

    static Stream<Violation> missing(Index index) {
        return needs(index)
                .filter(need -> extent(index, need) == Extent.NONE)
                .map(need -> new Violation(
                        need.step().at().to(need.key(), need.dataset().id()),
                        sentence(need) + ": " + need.step().pipeline().runAs() + " has no grant for it",
                        "grant it to " + need.step().pipeline().runAs()));
    }

    static Stream<Violation> partial(Index index) {
        return needs(index)
                .filter(need -> extent(index, need) == Extent.PART)
                .map(need -> new Violation(
                        need.step().at().to(need.key(), need.dataset().id()),
                        sentence(need) + ": " + need.step().pipeline().runAs()
                                + " sees only part of it, and own code reads whole files",
                        "grant it whole, without filter, mask or denial"));
    }

    private static String sentence(Need need) {
        return "Cannot " + need.action().name().toLowerCase(Locale.ROOT) + " "
                + need.dataset().id() + " in step " + need.step().step().name();
    }

    private static Stream<Need> needs(Index index) {
        return index.steps()
                .filter(step -> isServiceAccount(index, step.pipeline().runAs()))
                .flatMap(step -> Stream.concat(
                        needs(index, step, step.step().reads(), Action.READ, "reads"),
                        needs(index, step, step.step().writes(), Action.WRITE, "writes")));
    }

    private static Stream<Need> needs(
            Index index, PlacedStep step, List<DatasetId> datasets, Action action, String key) {
        return datasets.stream()
                .flatMap(id -> index.dataset(id).stream())
                .map(dataset -> new Need(step, dataset, action, key));
    }

    private static boolean isServiceAccount(Index index, String name) {
        return index.principal(name)
                .map(principal -> principal.match(user -> false, group -> false, account -> true))
                .orElse(false);
    }

    private static Extent extent(Index index, Need need) {
        List<Grant> grants = index.grantsTo(need.step().pipeline().runAs()).stream()
                .filter(grant -> grant.actions().contains(need.action()))
                .filter(grant -> touches(grant.scope(), need.dataset()))
                .toList();
        boolean denied = grants.stream()
                .anyMatch(grant -> grant.effect() == Grant.Effect.DENY && isWhole(grant.scope(), need.dataset()));
        boolean curtailed = grants.stream().anyMatch(grant -> grant.effect() == Grant.Effect.DENY);
        List<Grant> allowed = grants.stream()
                .filter(grant -> grant.effect() == Grant.Effect.ALLOW)
                .toList();
        if (denied || allowed.isEmpty()) {
            return Extent.NONE;
        }

        boolean whole = allowed.stream()
                .anyMatch(grant ->
                        grant.rows().isEmpty() && grant.masks().isEmpty() && isWhole(grant.scope(), need.dataset()));
        return whole && !curtailed ? Extent.WHOLE : Extent.PART;
    }

    private static boolean touches(Scope scope, Dataset dataset) {
        return scope.match(
                zone -> zone.zone().equals(dataset.id().zone()),
                one -> one.dataset().equals(dataset.id()),
                tags -> Index.covered(scope, dataset).findAny().isPresent());
    }

    private static boolean isWhole(Scope scope, Dataset dataset) {
        return scope.match(
                zone -> zone.zone().equals(dataset.id().zone()),
                one -> one.dataset().equals(dataset.id()) && one.columns().isEmpty(),
                tags -> false);
    }
}
