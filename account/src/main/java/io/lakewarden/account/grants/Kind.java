package io.lakewarden.account.grants;

/** What an entry is, in the order in which people ask. */
public enum Kind {
    ADMINISTRATOR("administrator"),
    READ_ONLY_ADMINISTRATOR("read-only administrator"),
    DATABASE_DEFAULT("default on new databases"),
    TABLE_DEFAULT("default on new tables"),
    DATABASE_TABLE_DEFAULT("default on new tables of a database"),
    SETTING("setting"),
    LOCATION("registered location"),
    DATABASE("database"),
    TABLE("table"),
    COLUMN("column"),
    MAKER("maker of a table"),
    TAG("tag"),
    TAGGED("tag on a resource"),
    FILTER("data cells filter"),
    GRANT("grant");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** For a person. */
    public String word() {
        return word;
    }
}
