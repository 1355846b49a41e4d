package io.lakewarden.security.authorizer.ranger;

import java.util.Map;
import java.util.TreeMap;

/**
 * What is asked for, in the words of Ranger's service definition {@code hive}.
 *
 * @param levels {@code database}, {@code table}, {@code column} or {@code url}, with their values
 */
public record Target(Map<String, String> levels) {
    public Target {
        levels = Map.copyOf(levels);
    }

    public static Target database(String database) {
        return new Target(Map.of("database", database));
    }

    public static Target table(String database, String table) {
        return new Target(Map.of("database", database, "table", table));
    }

    public static Target url(String url) {
        return new Target(Map.of("url", url));
    }

    /** Of a table. */
    public Target column(String column) {
        Map<String, String> deeper = new TreeMap<>(levels);
        deeper.put("column", column);
        return new Target(deeper);
    }

    /** As Ranger's audit names its kind: {@code @database}, {@code @table}, {@code @column} or {@code @url}. */
    public String kind() {
        return levels.containsKey("url")
                ? "@url"
                : levels.containsKey("column") ? "@column" : levels.containsKey("table") ? "@table" : "@database";
    }

    /** As one writes it: {@code gold.sales_by_day}. */
    @Override
    public String toString() {
        return String.join(
                ".",
                java.util.stream.Stream.of("url", "database", "table", "column")
                        .filter(levels::containsKey)
                        .map(levels::get)
                        .toList());
    }
}
