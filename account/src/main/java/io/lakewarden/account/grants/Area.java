package io.lakewarden.account.grants;

import java.util.List;

/** A part of an account that is read by itself; what lies in one that could not be read is unknown, not absent. */
public record Area(String name) implements Comparable<Area> {
    static final Area SETTINGS = new Area("settings");
    static final Area LOCATIONS = new Area("registered locations");
    static final Area TAGS = new Area("tags");
    static final Area DATABASES = new Area("databases");
    static final Area GRANTS = new Area("grants");

    /** Of these no entry says whether it is there: which ones are looked at is told apart. */
    static final Area EXPRESSIONS = new Area("saved expressions of LF-tags");

    static final Area TAGS_ELSEWHERE = new Area("the environment's tags in databases of others");

    static Area tablesOf(String database) {
        return new Area("tables of " + database);
    }

    static Area tagsOn(Target place) {
        return new Area("tags on " + place);
    }

    static Area filtersOf(TableName table) {
        return new Area("filters of " + table);
    }

    /** What must have been read to know whether an entry is there. */
    static List<Area> of(Entry entry) {
        return switch (entry.kind()) {
            case ADMINISTRATOR, READ_ONLY_ADMINISTRATOR, DATABASE_DEFAULT, TABLE_DEFAULT, SETTING -> List.of(SETTINGS);
            case LOCATION -> List.of(LOCATIONS);
            case DATABASE, DATABASE_TABLE_DEFAULT -> List.of(DATABASES);
            case TABLE ->
                List.of(tablesOf(((CatalogEntry.CatalogTable) entry).table().database()));
            case COLUMN ->
                List.of(tablesOf(((CatalogEntry.CatalogColumn) entry).table().database()));
            case MAKER -> List.of(tablesOf(((CatalogEntry.Maker) entry).table().database()));
            case TAG -> List.of(TAGS);
            case TAGGED -> ofTagsOn(((Entry.Tagged) entry).place());
            case FILTER -> {
                TableName table = ((Entry.CellsFilter) entry).table();
                yield List.of(tablesOf(table.database()), filtersOf(table));
            }
            case GRANT -> List.of(GRANTS);
        };
    }

    /** Tags of columns are read with their table's. */
    private static List<Area> ofTagsOn(Target place) {
        return place.table()
                .map(table -> List.of(tablesOf(table.database()), tagsOn(Target.table(table))))
                .orElseGet(() -> List.of(tagsOn(place)));
    }

    @Override
    public int compareTo(Area other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
