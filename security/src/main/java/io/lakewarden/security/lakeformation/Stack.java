package io.lakewarden.security.lakeformation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A part of a deployment that CloudFormation takes in one template. What is in one chain is changed one after the other,
 * since Lake Formation refuses two changes of one resource at once; chains go side by side.
 *
 * @param name unique in the environment
 * @param after the stack that must be there before; absent for the first
 * @param chains none empty
 */
public record Stack(String name, Optional<String> after, List<List<DeploymentEntry>> chains) {
    public Stack {
        chains = chains.stream().map(List::copyOf).toList();
    }

    /** How many resources it has. */
    public int resources() {
        return chains.stream().mapToInt(List::size).sum();
    }

    /** About how long its template is. */
    public int bytes() {
        return chains.stream()
                .flatMap(List::stream)
                .mapToInt(DeploymentEntry::bytes)
                .sum();
    }

    /** How many steps the longest chain takes. */
    public int longestChain() {
        return chains.stream().mapToInt(List::size).max().orElse(0);
    }

    @Override
    public String toString() {
        return name + chains.stream().map(chain -> "\n    " + chain).collect(Collectors.joining());
    }
}
