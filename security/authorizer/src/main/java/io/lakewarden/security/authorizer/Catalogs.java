package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.internal.SQLConf;
import scala.Tuple2;

/**
 * Names tables as policies do: {@code database} in the default catalog and in Spark's own, {@code catalog.database} in the
 * others. Knows only the catalogs that the context started with, so that nobody reads governed files through a catalog of their own.
 */
final class Catalogs {
    private static final String SPARK = "spark_catalog";
    private static final String PREFIX = "spark.sql.catalog.";

    private final String byDefault;
    private final Map<String, String> settings;

    Catalogs(SparkConf conf, String byDefault) {
        this.byDefault = byDefault;
        this.settings = new TreeMap<>();
        for (Tuple2<String, String> setting : conf.getAllWithPrefix(PREFIX)) {
            settings.put(setting._1(), setting._2());
        }
    }

    Target table(String catalog, String[] namespace, String table) {
        return Target.table(database(catalog, namespace), checked(table));
    }

    boolean isDefault(String catalog) {
        return catalog.equals(byDefault);
    }

    /** A namespace of one level is a database. */
    String database(String catalog, String[] namespace) {
        check(catalog);
        if (namespace.length != 1) {
            throw new AccessDenied("Cannot decide on " + String.join(".", namespace) + " in catalog " + catalog
                    + ": policies know databases of one level");
        }

        String database = checked(namespace[0]);
        return catalog.equals(byDefault) || catalog.equals(SPARK) ? database : catalog + "." + database;
    }

    /** A dot in a name could make it another's. */
    private static String checked(String name) {
        if (name.contains(".")) {
            throw new AccessDenied("Cannot decide on `" + name + "`: policies know no names with dots");
        }

        return name;
    }

    private void check(String catalog) {
        boolean known = catalog.equals(SPARK)
                || catalog.equals(byDefault)
                || settings.keySet().stream().anyMatch(key -> key.equals(catalog));
        Map<String, String> now = new TreeMap<>();
        String key = PREFIX + catalog;
        scala.collection.JavaConverters.mapAsJavaMap(SQLConf.get().getAllConfs())
                .forEach((name, value) -> {
                    if (name.equals(key) || name.startsWith(key + ".")) {
                        now.put(name.substring(PREFIX.length()), value);
                    }
                });
        Map<String, String> started = new TreeMap<>();
        settings.forEach((name, value) -> {
            if (name.equals(catalog) || name.startsWith(catalog + ".")) {
                started.put(name, value);
            }
        });
        if (!known || !now.equals(started)) {
            throw new AccessDenied("Cannot use catalog " + catalog
                    + ": it is not one that this Spark started with, as it started with it");
        }
    }
}
