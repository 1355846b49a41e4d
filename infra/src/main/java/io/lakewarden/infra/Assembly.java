package io.lakewarden.infra;

import java.util.List;

/**
 * What a synthesis wrote.
 *
 * @param environment its name
 * @param stacks in the order of their names
 */
public record Assembly(String environment, List<Stack> stacks) {
    /** A stack, and how many resources are in it. */
    public record Stack(String name, int resources) {}

    public Assembly {
        stacks = List.copyOf(stacks);
    }

    /** How many resources there are in all. */
    public int resources() {
        return stacks.stream().mapToInt(Stack::resources).sum();
    }
}
