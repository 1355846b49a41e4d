package io.lakewarden.security.iam.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a request must be like for a statement to apply.
 *
 * @param operator how it compares
 * @param ifExists whether it holds for a request without the key
 * @param key say {@code aws:PrincipalArn}; its case does not count
 * @param values one of which must match, none if the operator is negated
 */
public record Condition(Operator operator, boolean ifExists, String key, List<String> values) {
    public Condition {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Invalid condition on " + key + ": got no value, expected at least one");
        }
    }

    /** A condition that needs its key. */
    public static Condition of(Operator operator, String key, String... values) {
        return new Condition(operator, false, key, List.of(values));
    }

    /** The name of the operator, with its suffix. */
    public String operatorName() {
        return operator.written() + (ifExists ? "IfExists" : "");
    }

    /**
     * Whether a request fulfils it: several values are alternatives, those of a negated operator exclusions; without the
     * key only a negated operator or {@code IfExists} holds
     * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html).
     *
     * @param context the values of a request by key in lower case
     */
    public boolean holds(SortedMap<String, String> context) {
        Optional<String> found = Optional.ofNullable(context.get(key.toLowerCase(Locale.ROOT)));
        if (operator == Operator.NULL) {
            return values.contains(String.valueOf(found.isEmpty()));
        }

        return found.map(this::holds).orElse(operator.negated() || ifExists);
    }

    private boolean holds(String found) {
        return values.stream().anyMatch(wanted -> operator.matches(wanted, found)) != operator.negated();
    }
}
