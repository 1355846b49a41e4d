package io.lakewarden.security.lakeformation;

/** A Lake Formation permission, by the name that its API has for it. */
public enum Permission {
    /** On a table: all those that follow it here up to DESCRIBE. The console calls it Super. */
    ALL,
    SELECT,
    INSERT,
    DELETE,
    ALTER,
    DROP,
    DESCRIBE,
    /** On a database. */
    CREATE_TABLE,
    /** On a registered location: to create tables that point to it. */
    DATA_LOCATION_ACCESS
}
