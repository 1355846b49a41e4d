package io.lakewarden.security.lakeformation;

import io.lakewarden.model.DatasetId;
import java.util.List;
import java.util.stream.Collectors;

/** What a permission is on, or an LF-tag is assigned to. */
public sealed interface Resource extends Comparable<Resource> {
    /** A database of the Glue catalog: a zone. */
    record Database(String name) implements Resource {
        @Override
        public String toString() {
            return name;
        }
    }

    /** A table, all its columns. */
    record Table(DatasetId id) implements Resource {
        @Override
        public String toString() {
            return id.toString();
        }
    }

    /** Every table of a database, with those that come later. */
    record AllTables(String database) implements Resource {
        @Override
        public String toString() {
            return database + ".*";
        }
    }

    /** Some columns of a table, by name. */
    record Columns(DatasetId id, List<String> names) implements Resource {
        public Columns {
            names = names.stream().sorted().distinct().toList();
            if (names.isEmpty()) {
                throw new IllegalArgumentException("Invalid columns of " + id + ": got none, expected at least one");
            }
        }

        @Override
        public String toString() {
            return id + names.stream().collect(Collectors.joining(", ", "(", ")"));
        }
    }

    /** What a {@link DataCellsFilter} of a table shows. */
    record Filter(DatasetId id, String name) implements Resource {
        @Override
        public String toString() {
            return id + "[" + name + "]";
        }
    }

    /** A registered location and what lies below it. */
    record Location(String arn) implements Resource {
        @Override
        public String toString() {
            return arn;
        }
    }

    /** The databases whose tag has one of these values. */
    record TaggedDatabases(String key, List<String> values) implements Resource {
        public TaggedDatabases {
            values = values.stream().sorted().distinct().toList();
        }

        @Override
        public String toString() {
            return "databases where " + key + " in " + values;
        }
    }

    /** The columns whose tag has one of these values, in every table. */
    record TaggedTables(String key, List<String> values) implements Resource {
        public TaggedTables {
            values = values.stream().sorted().distinct().toList();
        }

        @Override
        public String toString() {
            return "tables where " + key + " in " + values;
        }
    }

    @Override
    default int compareTo(Resource other) {
        return toString().compareTo(other.toString());
    }

    /** One answer per kind of resource. */
    interface Cases<R> {
        R database(Database database);

        R table(Table table);

        R allTables(AllTables tables);

        R columns(Columns columns);

        R filter(Filter filter);

        R location(Location location);

        R taggedDatabases(TaggedDatabases tagged);

        R taggedTables(TaggedTables tagged);
    }

    /** One answer per kind of resource. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof Database database) {
            return cases.database(database);
        }

        if (this instanceof Table table) {
            return cases.table(table);
        }

        if (this instanceof AllTables tables) {
            return cases.allTables(tables);
        }

        if (this instanceof Columns columns) {
            return cases.columns(columns);
        }

        if (this instanceof Filter filter) {
            return cases.filter(filter);
        }

        if (this instanceof Location location) {
            return cases.location(location);
        }

        return this instanceof TaggedDatabases tagged
                ? cases.taggedDatabases(tagged)
                : cases.taggedTables((TaggedTables) this);
    }

    /** What must not be changed by two requests at once: a table with its columns and filters counts as one. */
    default String chain() {
        return match(new Cases<>() {
            @Override
            public String database(Database database) {
                return database.name();
            }

            @Override
            public String table(Table table) {
                return table.id().toString();
            }

            @Override
            public String allTables(AllTables tables) {
                return tables.toString();
            }

            @Override
            public String columns(Columns columns) {
                return columns.id().toString();
            }

            @Override
            public String filter(Filter filter) {
                return filter.id().toString();
            }

            @Override
            public String location(Location location) {
                return location.arn();
            }

            @Override
            public String taggedDatabases(TaggedDatabases tagged) {
                return tagged.toString();
            }

            @Override
            public String taggedTables(TaggedTables tagged) {
                return tagged.toString();
            }
        });
    }
}
