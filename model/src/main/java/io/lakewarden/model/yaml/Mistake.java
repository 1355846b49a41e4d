package io.lakewarden.model.yaml;

/** What can be wrong with a file before anybody asks what it means; the names are the codes of the findings. */
public enum Mistake {
    /** A file that must be there is not. */
    FILE_MISSING,
    /** A file that nothing reads. */
    FILE_UNKNOWN,
    /** A file whose name cannot be that of a domain or an environment. */
    FILE_NAME,
    /** A file that cannot be read: no file at all, or closed to us. */
    FILE_UNREADABLE,
    /** A file of over 1 MiB, or a definition of over 16 MiB. */
    FILE_TOO_LARGE,
    /** A file that is not UTF-8 text. */
    FILE_NOT_TEXT,
    /** A file without any value. */
    FILE_EMPTY,
    /** Text that is no YAML. */
    YAML_SYNTAX,
    /** An anchor or an alias. */
    YAML_ALIAS,
    /** A tag, say {@code !!binary}. */
    YAML_TAG,
    /** A key that is not text. */
    YAML_KEY,
    /** More than one document in a file. */
    YAML_DOCUMENTS,
    /** Values inside values, over 32 levels of them. */
    YAML_TOO_DEEP,
    /** Over 100,000 values in a file. */
    YAML_TOO_MANY_VALUES,
    /** A key that stands twice in one mapping. */
    DUPLICATE_KEY,
    /** A value that stands twice in a list of names. */
    DUPLICATE_VALUE,
    /** A key that does not exist. */
    UNKNOWN_KEY,
    /** A key that must be there and is not. */
    MISSING_KEY,
    /** Keys that exclude each other. */
    CONFLICTING_KEYS,
    /** A name that cannot be one. */
    INVALID_NAME,
    /** A value of the wrong kind, or out of its range. */
    INVALID_VALUE
}
