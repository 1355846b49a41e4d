package io.lakewarden.cost.estimate;

import io.lakewarden.cost.money.Usd;
import java.util.Optional;

/**
 * Something that can be decided otherwise, and how much of the usual month hangs on it.
 *
 * @param what for a reader
 * @param month what it costs
 * @param instead what could be had instead, computed as the estimate is
 * @param from where it is changed
 */
public record Lever(String what, Usd month, Optional<Instead> instead, String from) {
    /**
     * Another way.
     *
     * @param what for a reader
     * @param less how much less the month then costs
     */
    public record Instead(String what, Usd less) {}
}
