package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A condition of a Choice state. */
public sealed interface ChoiceRule {
    /** A value of the input compared with a constant. */
    record Compare(String variable, Comparison comparison, JsonNode constant) implements ChoiceRule {}

    /** A value of the input compared with another. */
    record ComparePath(String variable, Comparison comparison, String path) implements ChoiceRule {}

    /** Holds if all hold. */
    record And(List<ChoiceRule> rules) implements ChoiceRule {
        public And {
            rules = List.copyOf(rules);
        }
    }

    /** Holds if any holds. */
    record Or(List<ChoiceRule> rules) implements ChoiceRule {
        public Or {
            rules = List.copyOf(rules);
        }
    }

    /** Holds if the other does not. */
    record Not(ChoiceRule rule) implements ChoiceRule {}

    /** One answer per kind of rule. */
    interface Cases<R> {
        R compare(Compare rule);

        R comparePath(ComparePath rule);

        R and(And rule);

        R or(Or rule);

        R not(Not rule);
    }

    /** The answer for this kind. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Compare rule) {
            return cases.compare(rule);
        }

        if (this instanceof ComparePath rule) {
            return cases.comparePath(rule);
        }

        if (this instanceof And rule) {
            return cases.and(rule);
        }

        if (this instanceof Or rule) {
            return cases.or(rule);
        }

        return cases.not((Not) this);
    }
}
