package io.lakewarden.model;

/** What a reader sees in place of a value. */
public enum Mask {
    NULL,
    HASH,
    FIRST_FOUR,
    LAST_FOUR,
    YEAR;

    /** Whether there is such a thing of values of that type. */
    public boolean fits(ColumnType type) {
        return switch (this) {
            case NULL, HASH -> true;
            case FIRST_FOUR, LAST_FOUR -> type.kind() == ColumnType.Kind.STRING;
            case YEAR -> type.kind() == ColumnType.Kind.DATE || type.kind() == ColumnType.Kind.TIMESTAMP;
        };
    }
}
