package io.lakewarden.infra.proof;

import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * A mistake that somebody makes on purpose.
 *
 * @param what the mistake, a phrase
 * @param where {@code definition} or {@code template}
 * @param expected the name of what must catch it
 * @param caught makes the mistake, and gives the names of all that catch it
 */
record Fault(String what, String where, String expected, Supplier<SortedSet<String>> caught) {}
