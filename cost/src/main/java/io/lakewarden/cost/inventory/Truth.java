package io.lakewarden.cost.inventory;

import java.util.stream.Stream;

/** The value of a condition; it may hang on what only a deployment knows. */
enum Truth {
    TRUE,
    FALSE,
    UNKNOWN;

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    Truth not() {
        return switch (this) {
            case TRUE -> FALSE;
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
        };
    }

    static Truth all(Stream<Truth> truths) {
        return any(truths.map(Truth::not)).not();
    }

    static Truth any(Stream<Truth> truths) {
        return truths.reduce(FALSE, Truth::or);
    }

    private Truth or(Truth other) {
        return this == TRUE || other == TRUE ? TRUE : this == UNKNOWN ? this : other;
    }
}
