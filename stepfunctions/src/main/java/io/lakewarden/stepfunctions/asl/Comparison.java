package io.lakewarden.stepfunctions.asl;

import java.util.Optional;
import java.util.stream.Stream;

/** How a Choice rule compares, by the language's own names. */
public enum Comparison {
    BOOLEAN_EQUALS("BooleanEquals", Operand.BOOLEAN, true),
    IS_BOOLEAN("IsBoolean", Operand.BOOLEAN, false),
    IS_NULL("IsNull", Operand.BOOLEAN, false),
    IS_NUMERIC("IsNumeric", Operand.BOOLEAN, false),
    IS_PRESENT("IsPresent", Operand.BOOLEAN, false),
    IS_STRING("IsString", Operand.BOOLEAN, false),
    IS_TIMESTAMP("IsTimestamp", Operand.BOOLEAN, false),
    NUMERIC_EQUALS("NumericEquals", Operand.NUMBER, true),
    NUMERIC_GREATER_THAN("NumericGreaterThan", Operand.NUMBER, true),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", Operand.NUMBER, true),
    NUMERIC_LESS_THAN("NumericLessThan", Operand.NUMBER, true),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", Operand.NUMBER, true),
    STRING_EQUALS("StringEquals", Operand.TEXT, true),
    STRING_GREATER_THAN("StringGreaterThan", Operand.TEXT, true),
    STRING_GREATER_THAN_EQUALS("StringGreaterThanEquals", Operand.TEXT, true),
    STRING_LESS_THAN("StringLessThan", Operand.TEXT, true),
    STRING_LESS_THAN_EQUALS("StringLessThanEquals", Operand.TEXT, true),
    STRING_MATCHES("StringMatches", Operand.TEXT, false),
    TIMESTAMP_EQUALS("TimestampEquals", Operand.TIMESTAMP, true),
    TIMESTAMP_GREATER_THAN("TimestampGreaterThan", Operand.TIMESTAMP, true),
    TIMESTAMP_GREATER_THAN_EQUALS("TimestampGreaterThanEquals", Operand.TIMESTAMP, true),
    TIMESTAMP_LESS_THAN("TimestampLessThan", Operand.TIMESTAMP, true),
    TIMESTAMP_LESS_THAN_EQUALS("TimestampLessThanEquals", Operand.TIMESTAMP, true);

    /** What stands on the right of a comparison. */
    public enum Operand {
        BOOLEAN,
        NUMBER,
        TEXT,
        /** Text in the form of RFC 3339 with an upper-case T and Z. */
        TIMESTAMP
    }

    private final String key;
    private final Operand operand;
    private final boolean takesPath;

    Comparison(String key, Operand operand, boolean takesPath) {
        this.key = key;
        this.operand = operand;
        this.takesPath = takesPath;
    }

    /** The comparison of that name, if there is one. */
    public static Optional<Comparison> named(String key) {
        return Stream.of(values())
                .filter(comparison -> comparison.key.equals(key))
                .findFirst();
    }

    /** Its name in the language. */
    public String key() {
        return key;
    }

    /** What it compares with. */
    public Operand operand() {
        return operand;
    }

    /** Whether there is a form of it that ends in {@code Path}. */
    public boolean takesPath() {
        return takesPath;
    }
}
