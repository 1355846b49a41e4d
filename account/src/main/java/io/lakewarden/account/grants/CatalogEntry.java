package io.lakewarden.account.grants;

import java.util.Locale;
import java.util.Map;

/** What Glue's catalog says that there is: it decides what a permission by a name, a tag or a wildcard is on. */
public sealed interface CatalogEntry extends Entry {
    /** What a database is. */
    String DATABASE = "a database";

    /**
     * A database.
     *
     * @param form {@link #DATABASE}, or what else goes by that name
     */
    record CatalogDatabase(String name, String form) implements CatalogEntry {
        @Override
        public Kind kind() {
            return Kind.DATABASE;
        }

        @Override
        public String about() {
            return name;
        }

        @Override
        public String value() {
            return form;
        }
    }

    /**
     * A table.
     *
     * @param form where its files are, or what else goes by that name
     */
    record CatalogTable(TableName table, String form) implements CatalogEntry {
        private static final String FILES = "files in ";

        /** One with files, of which Lake Formation filters those in registered places alone. */
        static CatalogTable of(TableName table, String place) {
            return new CatalogTable(table, FILES + place.replaceAll("/+$", ""));
        }

        /** Whether it has files and columns of its own. */
        boolean hasFiles() {
            return form.startsWith(FILES);
        }

        @Override
        public Kind kind() {
            return Kind.TABLE;
        }

        @Override
        public String about() {
            return table.toString();
        }

        @Override
        public String value() {
            return form;
        }
    }

    /** A column of a table; its type in Spark SQL's words where these have one. */
    record CatalogColumn(TableName table, String name, String type) implements CatalogEntry {
        /** Iceberg's own words, which a catalog may have kept. */
        private static final Map<String, String> SAME =
                Map.of("long", "bigint", "integer", "int", "timestamptz", "timestamp");

        public CatalogColumn {
            String plain = type.toLowerCase(Locale.ROOT).replace(" ", "");
            type = SAME.getOrDefault(plain, plain);
        }

        @Override
        public Kind kind() {
            return Kind.COLUMN;
        }

        @Override
        public String about() {
            return table + "." + name;
        }

        @Override
        public String value() {
            return type;
        }
    }

    /** Who made a table, and has all on it by that. */
    record Maker(TableName table, String principal) implements CatalogEntry {
        @Override
        public Kind kind() {
            return Kind.MAKER;
        }

        @Override
        public String about() {
            return table + ", " + principal;
        }

        @Override
        public String value() {
            return principal;
        }
    }
}
