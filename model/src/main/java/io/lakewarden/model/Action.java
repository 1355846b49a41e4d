package io.lakewarden.model;

/** What a grant is about. */
public enum Action {
    /** See rows. */
    READ,
    /** Add, change and delete rows. */
    WRITE,
    /** Create, alter and drop the table. */
    MANAGE
}
