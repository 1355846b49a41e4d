package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings that would take the rules away, point elsewhere or make others blind. */
final class SettingsTricks {
    private static final String COUNT = "SELECT count(*) FROM sales.orders";
    private static final String FULL = "SELECT count(*) FROM lake.sales.orders";
    private static final String RULES = "spark.sql.optimizer.excludedRules";
    private static final List<String> ALL_RULES = List.of(
            "io.lakewarden.security.authorizer.GovernRelations",
            "io.lakewarden.security.authorizer.Functions",
            "io.lakewarden.security.authorizer.SafePredicates",
            "io.lakewarden.security.authorizer.PlanGuard");

    private SettingsTricks() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Settings");
        chapter.like(
                READER,
                Call.sql("SET spark.sql.shuffle.partitions = 3", "SELECT id FROM sales.customers WHERE id = 1"),
                "1");
        Map<String, String> settings = new TreeMap<>(Map.ofEntries(
                Map.entry(RULES, String.join(",", ALL_RULES)),
                Map.entry("spark.sql.adaptive.optimizer.excludedRules", String.join(",", ALL_RULES)),
                Map.entry("spark.sql.defaultCatalog", "spark_catalog"),
                Map.entry("spark.sql.catalog.other", "org.apache.iceberg.spark.SparkCatalog"),
                Map.entry("spark.sql.catalog.lake.uri", "jdbc:h2:mem:other"),
                Map.entry("spark.sql.catalog.spark_catalog", "org.apache.iceberg.spark.SparkSessionCatalog"),
                Map.entry("spark.sql.runSQLOnFiles", "true"),
                Map.entry("spark.lakewarden.authorizer.policies", "file:{root}/open"),
                Map.entry("spark.lakewarden.authorizer.audit", "{root}/open/audit"),
                Map.entry("spark.lakewarden.authorizer.enabled", "false"),
                Map.entry("spark.sql.legacy.storeAnalyzedPlanForView", "true"),
                Map.entry("hadoop.security.authentication", "simple"),
                Map.entry("spark.hadoop.hadoop.proxyuser", "owner"),
                Map.entry("spark.sql.sources.default", "jdbc")));
        settings.forEach((key, value) -> chapter.denied(
                        INTERN, "sets " + key + " and counts", Call.sql("SET " + key + " = " + value, COUNT))
                .denied(
                        INTERN,
                        "sets " + key + " in code and counts",
                        Call.sql(COUNT).under(key, value)));
        for (String key : List.of(
                RULES,
                "spark.sql.catalog.other",
                "spark.sql.catalog.lake.uri",
                "spark.sql.catalog.spark_catalog",
                "spark.sql.defaultCatalog",
                "spark.sql.runSQLOnFiles")) {
            chapter.denied(ANALYST, "sets " + key, "SET " + key + " = " + settings.get(key));
        }

        chapter.denied(INTERN, "lists all settings", "SET")
                .denied(INTERN, "lists all settings with their meaning", "SET -v")
                .denied(INTERN, "asks where the catalog is", "SET spark.sql.catalog.lake.uri");
        chapter.denied(
                        INTERN,
                        "sets by a quoted key",
                        Call.sql("SET `" + RULES + "` = `" + ALL_RULES.get(0) + "`", COUNT))
                .denied(INTERN, "resets everything and counts", Call.sql("RESET", COUNT))
                .denied(INTERN, "resets the extensions and counts", Call.sql("RESET spark.sql.defaultCatalog", COUNT))
                .denied(
                        ANALYST,
                        "makes a catalog of its own",
                        Call.sql(
                                "SET spark.sql.catalog.other = org.apache.iceberg.spark.SparkCatalog",
                                "SET spark.sql.catalog.other.type = hadoop",
                                "SET spark.sql.catalog.other.warehouse = file:{root}/lake",
                                "SELECT count(*) FROM other.vault.wages"))
                .denied(ANALYST, "makes a catalog of its own in code", world -> {
                    world.spark().conf().set("spark.sql.catalog.other", "org.apache.iceberg.spark.SparkCatalog");
                    world.spark().conf().set("spark.sql.catalog.other.type", "hadoop");
                    world.spark().conf().set("spark.sql.catalog.other.warehouse", world.text("file:{root}/open"));
                    return world.sql("CREATE TABLE other.sales.customers (id BIGINT) USING iceberg");
                })
                .denied(ANALYST, "makes a catalog of folders over the lake's", world -> {
                    world.spark()
                            .conf()
                            .set(
                                    "spark.sql.catalog.h2",
                                    "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog");
                    world.spark().conf().set("spark.sql.catalog.h2.url", world.text("{jdbc}"));
                    world.spark().conf().set("spark.sql.catalog.h2.driver", "org.h2.Driver");
                    return world.sql("SELECT metadata_location FROM h2.public.iceberg_tables");
                })
                .like(READER, COUNT, "6")
                .after(INTERN, world -> {
                    world.spark().conf().set(RULES, String.join(",", ALL_RULES));
                    return true;
                })
                .shows(ANALYST, "counts after somebody excluded the rules", COUNT, "4")
                .shows(
                        ANALYST,
                        "counts with code generation off",
                        Call.sql(COUNT).under("spark.sql.codegen.wholeStage", "false"),
                        "4")
                .shows(
                        ANALYST,
                        "counts without adaptive execution",
                        Call.sql(COUNT).under("spark.sql.adaptive.enabled", "false"),
                        "4")
                .shows(
                        ANALYST,
                        "counts with pushed aggregates",
                        Call.sql(COUNT).under("spark.sql.iceberg.aggregate-push-down.enabled", "true"),
                        "4")
                .shows(
                        ANALYST,
                        "counts with vectorized reads off",
                        Call.sql("SELECT count(note) FROM sales.orders")
                                .under("spark.sql.iceberg.vectorization.enabled", "false"),
                        "4")
                .shows(
                        ANALYST,
                        "counts without planning the data's locality",
                        Call.sql(COUNT).under("spark.sql.iceberg.data-planning-mode", "local"),
                        "4")
                .shows(
                        ANALYST,
                        "reads masks with case-sensitive names",
                        Call.sql("SELECT born FROM sales.orders WHERE id = 1").under("spark.sql.caseSensitive", "true"),
                        "1961-01-01")
                .shows(
                        ANALYST,
                        "changes how ANSI reads the filter",
                        Call.sql(COUNT)
                                .under("spark.sql.ansi.enforceReservedKeywords", "true")
                                .under("spark.sql.ansi.enabled", "true"),
                        "4")
                .shows(
                        ANALYST,
                        "changes how quotes read in the filter",
                        Call.sql(COUNT)
                                .under("spark.sql.ansi.doubleQuotedIdentifiers", "true")
                                .under("spark.sql.ansi.enabled", "true"),
                        "4")
                .shows(
                        ANALYST,
                        "changes how literals read in the filter",
                        Call.sql(COUNT).under("spark.sql.parser.escapedStringLiterals", "true"),
                        "4")
                .shows(
                        ANALYST,
                        "substitutes variables in the filter",
                        Call.sql(COUNT)
                                .under("France", "Hiddenl" + "and")
                                .under("spark.sql.variable.substitute", "true"),
                        "4")
                .shows(
                        ANALYST,
                        "changes how regular expressions name columns",
                        Call.sql(COUNT).under("spark.sql.parser.quotedRegexColumnNames", "true"),
                        "4");
        return chapter;
    }
}
