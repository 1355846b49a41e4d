package io.lakewarden.cli.evidence;

import java.util.Optional;

/**
 * A line of the definition as it stands in the checkout.
 *
 * @param text without its end
 * @param commit that last changed it; absent where that is not committed yet
 * @param oldest whether the checkout's history begins with that commit, so that in a shallow one it may be an earlier one
 */
public record Line(String text, Optional<Commit> commit, boolean oldest) {
    boolean isEmpty() {
        return text.isBlank() || text.stripLeading().startsWith("#");
    }

    boolean isItem() {
        return text.stripLeading().startsWith("-");
    }

    int indent() {
        return text.length() - text.stripLeading().length();
    }
}
