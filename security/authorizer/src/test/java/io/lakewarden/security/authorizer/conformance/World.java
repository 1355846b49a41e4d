package io.lakewarden.security.authorizer.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.streaming.StreamingQuery;
import scala.collection.JavaConverters;

/**
 * A lake with Iceberg tables, tables over files and views, in a session that all users share; after each attempt it is
 * put back as it was.
 */
final class World implements AutoCloseable {
    private static final String ICEBERG = "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions";
    private static final String AUTHORIZER = "io.lakewarden.security.authorizer.";
    private static final String SETTINGS = "spark.lakewarden.authorizer.";

    private final Path root;
    private final SparkSession spark;
    private final Map<String, String> places = new TreeMap<>();
    private final Map<String, String> settings;
    private final Set<String> functions;
    private final Durable durable;

    private World(Path root, SparkSession spark) throws Exception {
        this.root = root;
        this.spark = spark;
        places.put("root", root.toString());
        places.put("jdbc", jdbcUrl(root));
        Seed.sow(spark, root).forEach(places::put);
        spark.sharedState().cacheManager().clearCache();
        settings = settings();
        functions = functions();
        durable = Durable.keep(
                spark,
                List.of(root.resolve("lake"), root.resolve("open"), root.resolve("closed"), root.resolve("opened")),
                jdbcUrl(root));
    }

    /** Under the authorizer. */
    static World guarded(Path root) throws Exception {
        Policies.write(root.resolve("policies"), root);
        return new World(
                root,
                session(root)
                        .config("spark.sql.extensions", ICEBERG + "," + AUTHORIZER + "AuthorizerExtension")
                        .config("spark.plugins", AUTHORIZER + "AuthorizerPlugin")
                        .config(SETTINGS + "policies", "file:" + root.resolve("policies"))
                        .config(SETTINGS + "audit", root.resolve("audit.jsonl").toString())
                        .getOrCreate());
    }

    /** Spark as it is. */
    static World unprotected(Path root) throws Exception {
        return new World(
                root, session(root).config("spark.sql.extensions", ICEBERG).getOrCreate());
    }

    private static SparkSession.Builder session(Path root) {
        return SparkSession.builder()
                .appName("conformance")
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.codegen.cache.maxEntries", 1000)
                .config("spark.sql.parquet.compression.codec", "uncompressed")
                .config("spark.sql.warehouse.dir", "file:" + root.resolve("lake/hive"))
                .config("spark.local.dir", root.resolve("tmp").toString())
                .config(
                        "spark.sql.streaming.checkpointLocation",
                        root.resolve("tmp/checkpoints").toString())
                .config("spark.sql.defaultCatalog", "lake")
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "jdbc")
                .config("spark.sql.catalog.lake.uri", jdbcUrl(root))
                .config("spark.sql.catalog.lake.jdbc.schema-version", "V1")
                // In which Iceberg looks for tables by their path.
                .config("spark.sql.catalog.default_iceberg", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.default_iceberg.type", "hadoop")
                .config("spark.sql.catalog.default_iceberg.warehouse", "file:" + root.resolve("lake"))
                .config("spark.sql.catalog.lake.warehouse", "file:" + root.resolve("lake"))
                // Attempts are undone below the catalog, which must not remember them.
                .config("spark.sql.catalog.lake.cache-enabled", false);
    }

    private static String jdbcUrl(Path root) {
        return "jdbc:h2:file:" + root.resolve("catalog") + ";DATABASE_TO_LOWER=TRUE";
    }

    SparkSession spark() {
        return spark;
    }

    /** The lines that the authorizer has written down. */
    List<String> audit() throws IOException {
        return Files.readAllLines(root.resolve("audit.jsonl"));
    }

    Dataset<Row> sql(String statement) {
        return spark.sql(text(statement));
    }

    /** With {@code {name}} replaced by what this lake has there. */
    String text(String template) {
        String text = template;
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace("{" + place.getKey() + "}", place.getValue());
        }

        return text;
    }

    /** Without the places, which whoever names them knows. */
    String untyped(String text) {
        String rest = text;
        for (String place : places.values().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList()) {
            rest = rest.replace(place, "");
        }

        return rest;
    }

    /** What a user gets to see. */
    Seen as(User user, Call call) throws Exception {
        PrivilegedExceptionAction<Seen> action = () -> Seen.of(call, this);
        return UserGroupInformation.createRemoteUser(user.account()).doAs(action);
    }

    Map<String, String> durable() throws IOException, SQLException {
        return durable.fingerprint();
    }

    /** Undoes all that was done since the lake was made. */
    void restore() throws Exception {
        for (StreamingQuery query : spark.streams().active()) {
            query.stop();
        }

        spark.sharedState().cacheManager().clearCache();
        spark.sessionState().catalog().clearTempTables();
        spark.sharedState().globalTempViewManager().clear();
        functions().stream()
                .filter(function -> !functions.contains(function))
                .forEach(function -> spark.sessionState().catalog().dropTempFunction(function, true));
        settings().keySet().stream()
                .filter(key -> !settings.containsKey(key))
                .forEach(key -> spark.sessionState().conf().unsetConf(key));
        settings.forEach((key, value) -> {
            if (!value.equals(settings().get(key))) {
                spark.sessionState().conf().setConfString(key, value);
            }
        });
        spark.sessionState().catalogManager().setCurrentCatalog("lake");
        SparkSession.setActiveSession(spark);
        SparkSession.setDefaultSession(spark);
        durable.restore();
    }

    private Map<String, String> settings() {
        return new TreeMap<>(
                JavaConverters.mapAsJavaMap(spark.sessionState().conf().getAllConfs()));
    }

    private Set<String> functions() {
        Set<String> names = new HashSet<>();
        for (FunctionIdentifier function :
                JavaConverters.seqAsJavaList(spark.sessionState().catalog().listTemporaryFunctions())) {
            names.add(function.funcName());
        }

        return names;
    }

    @Override
    public void close() {
        spark.stop();
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
    }
}
