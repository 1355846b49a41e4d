package io.lakewarden.account.imports;

import java.util.stream.Stream;

/** How surely a policy or a tag is on something. */
enum Cover {
    /** It is not on it. */
    NONE,
    /** It may be, or it is on a part: enough to take, and too little to give. */
    SOME,
    /** It is on all of it. */
    ALL;

    static Cover of(boolean is) {
        return is ? ALL : NONE;
    }

    static Cover anyOf(Stream<Cover> covers) {
        return covers.max(Cover::compareTo).orElse(NONE);
    }

    static Cover allOf(Stream<Cover> covers) {
        return covers.min(Cover::compareTo).orElse(ALL);
    }

    Cover not() {
        return switch (this) {
            case NONE -> ALL;
            case SOME -> SOME;
            case ALL -> NONE;
        };
    }

    boolean isSome() {
        return this != NONE;
    }

    boolean isAll() {
        return this == ALL;
    }
}
