package io.lakewarden.security.iam.policy;

import java.util.List;
import java.util.function.Predicate;

/**
 * The actions or resources of a statement: those named, or all but those.
 *
 * @param items in the order of the policy
 * @param except whether the items are left out, as {@code NotAction} and {@code NotResource} do
 */
public record Scope<T>(List<T> items, boolean except) {
    public Scope {
        items = List.copyOf(items);
    }

    /** Those. */
    public static <T> Scope<T> of(List<T> items) {
        return new Scope<>(items, false);
    }

    /** Not said: whatever the policy is attached to. */
    public static <T> Scope<T> unsaid() {
        return new Scope<>(List.of(), false);
    }

    /** All but those. */
    public static <T> Scope<T> allBut(List<T> items) {
        return new Scope<>(items, true);
    }

    /** Whether a statement says nothing of it. */
    public boolean isUnsaid() {
        return items.isEmpty() && !except;
    }

    /** Whether something is covered, given which items cover it. */
    public boolean covers(Predicate<T> covering) {
        return items.stream().anyMatch(covering) != except;
    }
}
