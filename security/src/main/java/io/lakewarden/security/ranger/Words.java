package io.lakewarden.security.ranger;

import io.lakewarden.model.Grant;
import io.lakewarden.model.Mask;
import io.lakewarden.model.Scope;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Grants as a reviewer reads them. */
final class Words {
    private Words() {}

    /** {@code ben may read gold.sales where country = 'France' with customer_id as hash until 2027-12-31}. */
    static String of(Grant grant) {
        String actions = grant.sortedActions().stream()
                .map(action -> action.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        String masks = grant.masks().entrySet().stream()
                .map(mask -> mask.getKey() + " as " + of(mask.getValue()))
                .collect(Collectors.joining(", "));
        return grant.to()
                + (grant.effect() == Grant.Effect.ALLOW ? " may " : " may not ")
                + actions
                + " "
                + of(grant.scope())
                + grant.rows().map(rows -> " where " + rows).orElse("")
                + (masks.isEmpty() ? "" : " with " + masks)
                + grant.expires().map(last -> " until " + last).orElse("");
    }

    static String list(List<Grant> grants) {
        return grants.stream().map(Words::of).distinct().sorted().collect(Collectors.joining("; "));
    }

    static String of(Mask mask) {
        return mask.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String of(Scope scope) {
        return scope.match(
                zone -> "zone " + zone.zone(),
                dataset -> dataset.columns().isEmpty()
                        ? dataset.dataset().toString()
                        : dataset.dataset() + " (" + String.join(", ", dataset.columns()) + ")",
                tags -> "columns classified " + tags);
    }
}
