package io.lakewarden.stepfunctions.asl;

import java.util.List;

/**
 * States that lead to one another: a whole machine, a branch of a Parallel state, or what a Map state does per item.
 *
 * @param startAt name of the first state
 * @param states in the order of the definition, names unique
 */
public record Flow(String startAt, List<State> states) {
    public Flow {
        states = List.copyOf(states);
    }

    /** The state of that name; an {@link IllegalArgumentException} if there is none. */
    public State state(String name) {
        return states.stream()
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Cannot find state \"" + name + "\": no such state here"));
    }
}
