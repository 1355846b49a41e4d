package io.lakewarden.stepfunctions.asl;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The intrinsic functions that are supported; each always gives the same for the same arguments
 * (https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html).
 */
public enum Intrinsic {
    ARRAY("States.Array"),
    ARRAY_CONTAINS("States.ArrayContains"),
    ARRAY_GET_ITEM("States.ArrayGetItem"),
    ARRAY_LENGTH("States.ArrayLength"),
    ARRAY_PARTITION("States.ArrayPartition"),
    ARRAY_RANGE("States.ArrayRange"),
    ARRAY_UNIQUE("States.ArrayUnique"),
    FORMAT("States.Format"),
    JSON_MERGE("States.JsonMerge"),
    JSON_TO_STRING("States.JsonToString"),
    MATH_ADD("States.MathAdd"),
    STRING_SPLIT("States.StringSplit"),
    STRING_TO_JSON("States.StringToJson");

    private final String key;

    Intrinsic(String key) {
        this.key = key;
    }

    /** The function of that name, if it is supported. */
    public static Optional<Intrinsic> named(String key) {
        return Stream.of(values())
                .filter(intrinsic -> intrinsic.key.equals(key))
                .findFirst();
    }

    /** Its name in the language. */
    public String key() {
        return key;
    }
}
