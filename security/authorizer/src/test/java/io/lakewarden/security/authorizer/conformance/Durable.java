package io.lakewarden.security.authorizer.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.catalog.CatalogDatabase;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTablePartition;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalog;
import scala.Option;
import scala.collection.JavaConverters;

/** What outlives a session: files, the Iceberg catalog's rows, the session catalog. Looked at and put back below Spark. */
final class Durable {
    private static final List<String> CATALOG_TABLES = List.of("iceberg_tables", "iceberg_namespace_properties");

    private record Kept(FileTime modified, byte[] bytes) {}

    private record KeptTable(CatalogTable table, List<CatalogTablePartition> partitions) {}

    private final SparkSession spark;
    private final List<Path> folders;
    private final String jdbcUrl;
    private final Map<Path, Kept> files = new TreeMap<>();
    private final Map<String, List<List<Object>>> rows = new TreeMap<>();
    private final Map<String, KeptTable> tables = new TreeMap<>();
    private final Map<String, CatalogDatabase> databases = new TreeMap<>();
    private final Map<String, String> kept;

    private Durable(SparkSession spark, List<Path> folders, String jdbcUrl) throws IOException, SQLException {
        this.spark = spark;
        this.folders = folders;
        this.jdbcUrl = jdbcUrl;
        for (Path file : files()) {
            files.put(file, new Kept(Files.getLastModifiedTime(file), Files.readAllBytes(file)));
        }

        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            for (String table : CATALOG_TABLES) {
                rows.put(table, rows(connection, table));
            }
        }

        for (String database : databases()) {
            databases.put(database, catalog().getDatabase(database));
            for (String name : names(database)) {
                CatalogTable table = catalog().getTable(database, name);
                tables.put(database + "." + name, new KeptTable(table, partitions(table)));
            }
        }

        kept = fingerprint();
    }

    static Durable keep(SparkSession spark, List<Path> folders, String jdbcUrl) throws IOException, SQLException {
        return new Durable(spark, folders, jdbcUrl);
    }

    /** A text for each thing; two states with the same texts are the same. */
    Map<String, String> fingerprint() throws IOException, SQLException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            texts.put("file " + file, Files.size(file) + " bytes of " + Files.getLastModifiedTime(file));
        }

        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            for (String table : CATALOG_TABLES) {
                rows(connection, table).forEach(row -> texts.put(table + " " + row, ""));
            }
        }

        for (String database : databases()) {
            texts.put("database " + database, catalog().getDatabase(database).toString());
            for (String name : names(database)) {
                CatalogTable table = catalog().getTable(database, name);
                texts.put("table " + database + "." + name, table.toString() + partitions(table));
            }

            JavaConverters.seqAsJavaList(catalog().listFunctions(database, "*"))
                    .forEach(function -> texts.put("function " + database + "." + function, ""));
        }

        return texts;
    }

    /** Puts back what was kept; cheap when nothing is different. */
    void restore() throws IOException, SQLException {
        if (fingerprint().equals(kept)) {
            return;
        }

        restoreTables();
        restoreRows();
        restoreFiles();
        spark.sessionState().catalog().invalidateAllCachedTables();
    }

    private void restoreTables() {
        for (String database : databases()) {
            JavaConverters.seqAsJavaList(catalog().listFunctions(database, "*"))
                    .forEach(function -> catalog().dropFunction(database, function));
            for (String name : names(database)) {
                KeptTable before = tables.get(database + "." + name);
                CatalogTable now = catalog().getTable(database, name);
                if (before == null
                        || !now.toString().equals(before.table().toString())
                        || !partitions(now)
                                .toString()
                                .equals(before.partitions().toString())) {
                    catalog().dropTable(database, name, true, true);
                }
            }

            if (!databases.containsKey(database)) {
                // Deletes its folder, which is put back below.
                catalog().dropDatabase(database, true, true);
            }
        }

        databases.values().forEach(database -> catalog().createDatabase(database, true));
        tables.values().forEach(before -> {
            CatalogTable table = before.table();
            String database = table.identifier().database().get();
            if (!catalog().tableExists(database, table.identifier().table())) {
                catalog().createTable(table, false);
                restorePartitions(database, before);
            }
        });
    }

    private void restorePartitions(String database, KeptTable before) {
        if (!before.partitions().isEmpty()) {
            catalog()
                    .createPartitions(
                            database,
                            before.table().identifier().table(),
                            JavaConverters.asScalaBuffer(before.partitions()),
                            true);
        }
    }

    private void restoreRows() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl)) {
            for (String table : CATALOG_TABLES) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("DELETE FROM " + table);
                }

                for (List<Object> row : rows.get(table)) {
                    String marks =
                            String.join(", ", row.stream().map(value -> "?").toList());
                    try (PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
                        for (int i = 0; i < row.size(); i++) {
                            Object value = row.get(i);
                            insert.setObject(i + 1, value.equals(Option.empty()) ? null : value);
                        }

                        insert.executeUpdate();
                    }
                }
            }
        }
    }

    private void restoreFiles() throws IOException {
        for (Path file : files()) {
            if (!files.containsKey(file)) {
                Files.delete(file);
            }
        }

        for (Map.Entry<Path, Kept> entry : files.entrySet()) {
            Path file = entry.getKey();
            Kept before = entry.getValue();
            if (!Files.exists(file)
                    || Files.size(file) != before.bytes().length
                    || !Files.getLastModifiedTime(file).equals(before.modified())) {
                Files.createDirectories(file.getParent());
                Files.write(file, before.bytes());
                Files.setLastModifiedTime(file, before.modified());
            }
        }

        for (Path folder : folders) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder())
                        .filter(Files::isDirectory)
                        .toList()) {
                    deleteIfEmpty(path);
                }
            }
        }
    }

    private void deleteIfEmpty(Path path) throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            if (children.findAny().isEmpty() && !folders.contains(path)) {
                Files.delete(path);
            }
        }
    }

    private List<Path> files() throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path folder : folders.stream().filter(Files::exists).toList()) {
            try (Stream<Path> paths = Files.walk(folder)) {
                paths.filter(Files::isRegularFile).forEach(all::add);
            }
        }

        return all;
    }

    private static List<List<Object>> rows(Connection connection, String table) throws SQLException {
        List<List<Object>> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(Objects.requireNonNullElse(found.getObject(i), Option.empty()));
                }

                all.add(row);
            }
        }

        return all;
    }

    private ExternalCatalog catalog() {
        return spark.sharedState().externalCatalog().unwrapped();
    }

    private List<String> databases() {
        return List.copyOf(JavaConverters.seqAsJavaList(catalog().listDatabases()));
    }

    private List<String> names(String database) {
        return List.copyOf(JavaConverters.seqAsJavaList(catalog().listTables(database)));
    }

    private List<CatalogTablePartition> partitions(CatalogTable table) {
        if (table.partitionColumnNames().isEmpty()) {
            return List.of();
        }

        return List.copyOf(JavaConverters.seqAsJavaList(catalog()
                .listPartitions(
                        table.identifier().database().get(), table.identifier().table(), Option.empty())));
    }
}
