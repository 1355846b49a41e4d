package io.lakewarden.model;

/** What a reader sees in place of a value. */
public enum Mask {
    NULL,
    HASH,
    FIRST_FOUR,
    LAST_FOUR,
    YEAR
}
