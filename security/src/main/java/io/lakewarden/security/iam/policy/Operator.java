package io.lakewarden.security.iam.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a condition compares, as far as the documents here need it
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
 */
public enum Operator {
    ARN_EQUALS("ArnEquals", false),
    ARN_LIKE("ArnLike", false),
    ARN_NOT_EQUALS("ArnNotEquals", true),
    ARN_NOT_LIKE("ArnNotLike", true),
    BOOL("Bool", false),
    DATE_LESS_THAN("DateLessThan", false),
    NULL("Null", false),
    STRING_EQUALS("StringEquals", false),
    STRING_LIKE("StringLike", false),
    STRING_NOT_EQUALS("StringNotEquals", true),
    STRING_NOT_LIKE("StringNotLike", true);

    private final String written;
    private final boolean negated;

    Operator(String written, boolean negated) {
        this.written = written;
        this.negated = negated;
    }

    /** The operator of that name, if it is one of these. */
    public static Optional<Operator> named(String written) {
        return Stream.of(values())
                .filter(operator -> operator.written.equals(written))
                .findFirst();
    }

    /** As JSON has it. */
    public String written() {
        return written;
    }

    /** Whether it holds where none of the values matches, and where the key is absent. */
    public boolean negated() {
        return negated;
    }

    /** Whether a value of the request is one of those that a condition means, the negation left aside. */
    boolean matches(String wanted, String found) {
        return switch (this) {
            case ARN_EQUALS, ARN_LIKE, ARN_NOT_EQUALS, ARN_NOT_LIKE ->
                Arn.find(wanted)
                        .flatMap(pattern -> Arn.find(found).map(pattern::matches))
                        .orElse(false);
            case BOOL -> wanted.equalsIgnoreCase(found);
            case DATE_LESS_THAN -> Instant.parse(found).isBefore(Instant.parse(wanted));
            case NULL -> throw new IllegalStateException("Cannot compare with Null: it asks whether there is a value");
            case STRING_EQUALS, STRING_NOT_EQUALS -> wanted.equals(found);
            case STRING_LIKE, STRING_NOT_LIKE -> Glob.matches(wanted, found);
        };
    }
}
