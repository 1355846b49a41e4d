package io.lakewarden.cost.diff;

import io.lakewarden.cost.estimate.Assumption;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An input of both estimates with another usual value.
 *
 * @param name short
 * @param unit of its values
 * @param before usual value
 * @param after usual value
 */
public record InputChange(String name, String unit, BigDecimal before, BigDecimal after) {
    static List<InputChange> between(List<Assumption> before, List<Assumption> after) {
        Map<String, Assumption> old = EnvironmentDiff.byName(before, Assumption::name);
        Map<String, Assumption> now = EnvironmentDiff.byName(after, Assumption::name);
        return now.values().stream()
                .flatMap(input -> EnvironmentDiff.find(old, input.name())
                        .filter(was -> was.p50().compareTo(input.p50()) != 0)
                        .map(was -> new InputChange(input.name(), input.unit(), was.p50(), input.p50()))
                        .stream())
                .toList();
    }
}
