package io.lakewarden.security.authorizer.conformance;

import static io.lakewarden.security.authorizer.conformance.User.ANALYST;
import static io.lakewarden.security.authorizer.conformance.User.INTERN;
import static io.lakewarden.security.authorizer.conformance.User.READER;
import static io.lakewarden.security.authorizer.conformance.User.WRITER;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** The files beneath, past the table. */
final class Paths {
    private Paths() {}

    static Chapter chapter() {
        Chapter chapter = new Chapter("Paths");
        reads(chapter);
        tricks(chapter);
        tables(chapter);
        writes(chapter);
        return chapter;
    }

    private static void reads(Chapter chapter) {
        chapter.like(READER, "SELECT count(*) FROM parquet.`{orders}/data` WHERE id < 7", "6");
        for (User user : List.of(INTERN, ANALYST)) {
            chapter.denied(user, "reads a table's Parquet files", "SELECT * FROM parquet.`{orders}/data`")
                    .denied(user, "counts a table's Parquet files", "SELECT count(*) FROM parquet.`{file}`")
                    .denied(user, "reads another table's Parquet files", "SELECT * FROM parquet.`{payments}`")
                    .denied(user, "reads one partition's folder", "SELECT count(*) FROM parquet.`{region}`")
                    .denied(user, "reads a table's CSV files", "SELECT * FROM csv.`{visits}`")
                    .denied(user, "reads files as text", "SELECT * FROM text.`{visits}`")
                    .denied(user, "reads Parquet files as text", "SELECT * FROM text.`{file}`")
                    .denied(user, "reads Iceberg's metadata as text", "SELECT * FROM text.`{meta}`")
                    .denied(user, "reads Iceberg's metadata as JSON", "SELECT * FROM json.`{meta}`")
                    .denied(user, "reads files as bytes", "SELECT content FROM binaryFile.`{file}`")
                    .denied(
                            user,
                            "lists files as bytes of no length",
                            "SELECT path, length FROM binaryFile.`{orders}/data/*`")
                    .denied(
                            user,
                            "reads a table by its path",
                            Call.sql(
                                    "CREATE TEMPORARY VIEW mine USING iceberg OPTIONS (path '{wages}')",
                                    "SELECT * FROM mine"))
                    .denied(
                            user,
                            "counts a table of another catalog over the same folders",
                            "SELECT count(*) FROM default_iceberg.vault.wages")
                    .denied(user, "reads a table by its metadata file", world -> world.spark()
                            .read()
                            .format("iceberg")
                            .load(world.text("{meta}"))
                            .count())
                    .denied(user, "loads a table by its path", world -> world.spark()
                            .read()
                            .format("iceberg")
                            .load(world.text("{wages}"))
                            .count())
                    .denied(user, "loads a snapshot by the table's path", world -> world.spark()
                            .read()
                            .format("iceberg")
                            .option("snapshot-id", world.text("{first}"))
                            .load(world.text("{meta}")))
                    .denied(user, "reads Parquet files as a DataFrame", world -> world.spark()
                            .read()
                            .parquet(world.text("{orders}/data")))
                    .denied(user, "reads Parquet files with a schema of its own", world -> world.spark()
                            .read()
                            .schema("id BIGINT, card STRING")
                            .parquet(world.text("{file}")))
                    .denied(user, "reads CSV files as a DataFrame", world -> world.spark()
                            .read()
                            .csv(world.text("{visits}")))
                    .denied(user, "reads JSON files as a DataFrame", world -> world.spark()
                            .read()
                            .schema("x STRING")
                            .json(world.text("{visits}"))
                            .count())
                    .denied(user, "reads lines as a Dataset", world -> world.spark()
                            .read()
                            .textFile(world.text("{visits}")))
                    .denied(user, "reads bytes as a DataFrame", world -> world.spark()
                            .read()
                            .format("binaryFile")
                            .load(world.text("{visits}/*"))
                            .select("content"))
                    .denied(user, "counts what it loads", world -> world.spark()
                            .read()
                            .parquet(world.text("{orders}/data"))
                            .count())
                    .denied(user, "infers the schema of files", world -> world.spark()
                            .read()
                            .parquet(world.text("{orders}/data"))
                            .schema()
                            .simpleString())
                    .denied(user, "reads the catalog's database by JDBC", world -> jdbc(world, "iceberg_tables"))
                    .denied(user, "reads the catalog's database by a query", world -> world.spark()
                            .read()
                            .format("jdbc")
                            .option("url", world.text("{jdbc}"))
                            .option("query", "SELECT metadata_location FROM iceberg_tables")
                            .load())
                    .denied(
                            user,
                            "reads a file that no table has",
                            "SELECT * FROM text.`file:{root}/closed/lines.txt`");
        }
    }

    private static Dataset<Row> jdbc(World world, String table) {
        return world.spark().read().jdbc(world.text("{jdbc}"), table, new Properties());
    }

    private static void tricks(Chapter chapter) {
        chapter.like(ANALYST, "SELECT * FROM text.`file:{root}/open/lines.txt`", "open-file")
                .denied(
                        ANALYST,
                        "goes up from a granted folder",
                        "SELECT * FROM text.`file:{root}/open/../closed/lines.txt`")
                .denied(
                        ANALYST,
                        "goes up in the middle of a name",
                        "SELECT * FROM text.`file:{root}/open/x/../../closed/lines.txt`")
                .denied(ANALYST, "leaves the scheme out", "SELECT * FROM text.`{root}/closed/lines.txt`")
                .denied(ANALYST, "writes more slashes", "SELECT * FROM text.`file://{root}/closed//lines.txt`")
                .denied(ANALYST, "writes the scheme in other letters", "SELECT * FROM TEXT.`file:{root}/closed`")
                .denied(
                        ANALYST,
                        "widens a granted folder by alternatives",
                        "SELECT * FROM text.`file:{root}/{open,closed}/lines.txt`")
                .denied(
                        ANALYST,
                        "widens a granted folder by a class of letters",
                        "SELECT * FROM text.`file:{root}/[oc]*/lines.txt`")
                .denied(
                        ANALYST,
                        "widens a granted folder by a wildcard",
                        "SELECT * FROM text.`file:{root}/*/lines.txt`")
                .denied(
                        ANALYST,
                        "asks for a neighbour with the same beginning",
                        "SELECT * FROM text.`file:{root}/opened/lines.txt`")
                .denied(
                        ANALYST,
                        "climbs in alternatives",
                        "SELECT * FROM text.`file:{root}/open/{.,../closed}/lines.txt`")
                .denied(ANALYST, "loads a granted path with another", world -> world.spark()
                        .read()
                        .text(world.text("file:{root}/open/lines.txt"), world.text("file:{root}/closed/lines.txt")))
                .denied(ANALYST, "gives the path as an option", world -> world.spark()
                        .read()
                        .format("text")
                        .option("path", world.text("file:{root}/closed/lines.txt"))
                        .load())
                .denied(ANALYST, "gives the path as an option in other letters", world -> world.spark()
                        .read()
                        .format("text")
                        .option("PATH", world.text("file:{root}/closed/lines.txt"))
                        .load())
                .denied(ANALYST, "names the source by its class", world -> world.spark()
                        .read()
                        .format("org.apache.spark.sql.execution.datasources.text.TextFileFormat")
                        .load(world.text("file:{root}/closed/lines.txt")))
                .denied(ANALYST, "names the source by its second version", world -> world.spark()
                        .read()
                        .format("org.apache.spark.sql.execution.datasources.v2.text.TextDataSourceV2")
                        .load(world.text("file:{root}/closed/lines.txt")))
                .denied(
                        ANALYST,
                        "uses the second version of the sources",
                        Call.sql("SELECT * FROM text.`file:{root}/closed/lines.txt`")
                                .under("spark.sql.sources.useV1SourceList", ""))
                .denied(ANALYST, "loads Parquet by the second version of the sources", world -> {
                    world.spark().conf().set("spark.sql.sources.useV1SourceList", "");
                    return world.spark()
                            .read()
                            .parquet(world.text("{payments}"))
                            .count();
                })
                .denied(ANALYST, "reads lower folders of a root that it does not have", world -> world.spark()
                        .read()
                        .option("recursiveFileLookup", true)
                        .text(world.text("file:{root}/lake/hive")))
                .denied(ANALYST, "moves the base of the partitions", world -> world.spark()
                        .read()
                        .option("basePath", world.text("{payments}"))
                        .parquet(world.text("{region}")));
    }

    private static void tables(Chapter chapter) {
        chapter.like(
                        ANALYST,
                        Call.sql(
                                "CREATE TABLE spark_catalog.desk.lines USING text LOCATION 'file:{root}/open'",
                                "SELECT count(*) FROM spark_catalog.desk.lines"),
                        "1")
                .denied(
                        ANALYST,
                        "makes a table of its own of a table's files",
                        Call.sql(
                                "CREATE TABLE spark_catalog.desk.mine USING parquet LOCATION '{payments}'",
                                "SELECT count(*) FROM spark_catalog.desk.mine"))
                .denied(
                        ANALYST,
                        "makes a table with a path option",
                        Call.sql(
                                "CREATE TABLE spark_catalog.desk.mine (l STRING) USING text OPTIONS (path '{root}/closed')",
                                "SELECT * FROM spark_catalog.desk.mine"))
                .denied(
                        ANALYST,
                        "makes a table of a closed folder with its location in the properties",
                        Call.sql(
                                "CREATE TABLE spark_catalog.desk.mine (l STRING) USING text OPTIONS ('PATH' '{root}/closed')",
                                "SELECT * FROM spark_catalog.desk.mine"))
                .denied(ANALYST, "makes a table by the catalog API", world -> world.spark()
                        .catalog()
                        .createTable("spark_catalog.desk.mine", world.text("{payments}"), "parquet"))
                .denied(
                        ANALYST,
                        "makes a view of files",
                        Call.sql(
                                "CREATE TEMPORARY VIEW mine USING parquet OPTIONS (path '{orders}/data')",
                                "SELECT count(*) FROM mine"))
                .denied(
                        ANALYST,
                        "makes a view of a database",
                        Call.sql(
                                "CREATE TEMPORARY VIEW mine USING jdbc OPTIONS (url '{jdbc}', dbtable 'iceberg_tables')",
                                "SELECT metadata_location FROM mine"))
                .denied(
                        ANALYST,
                        "makes a table of a database",
                        Call.sql(
                                "CREATE TABLE spark_catalog.desk.mine USING jdbc OPTIONS (url '{jdbc}', dbtable 'iceberg_tables')",
                                "SELECT metadata_location FROM spark_catalog.desk.mine"))
                .denied(
                        ANALYST,
                        "makes a table of a database by the source's class",
                        Call.sql(
                                "CREATE TABLE spark_catalog.desk.mine USING org.apache.spark.sql.jdbc OPTIONS (url '{jdbc}', dbtable 'iceberg_tables')",
                                "SELECT metadata_location FROM spark_catalog.desk.mine"))
                .denied(
                        ANALYST,
                        "moves its own table to another's files",
                        Call.sql(
                                "ALTER TABLE spark_catalog.desk.notes SET LOCATION '{payments}'",
                                "SELECT count(*) FROM spark_catalog.desk.notes"))
                .after(
                        ANALYST,
                        "CREATE TABLE spark_catalog.desk.parts (id BIGINT, payer STRING, iban STRING, amount BIGINT, p STRING) USING parquet PARTITIONED BY (p)")
                .denied(
                        ANALYST,
                        "adds a partition elsewhere to its own table",
                        Call.sql(
                                "ALTER TABLE spark_catalog.desk.parts ADD PARTITION (p = 'x') LOCATION '{region}'",
                                "SELECT iban FROM spark_catalog.desk.parts"))
                .denied(
                        ANALYST,
                        "makes an Iceberg table where another is",
                        "CREATE TABLE desk.mine (id BIGINT) USING iceberg LOCATION '{salaries}'")
                .denied(
                        ANALYST,
                        "writes an Iceberg table's data elsewhere",
                        "CREATE TABLE desk.mine USING iceberg TBLPROPERTIES ('write.data.path' = 'file:{root}/closed/data') AS SELECT 1 AS id")
                .denied(
                        ANALYST,
                        "makes an Iceberg table with its metadata elsewhere",
                        "CREATE TABLE desk.mine (id BIGINT) USING iceberg TBLPROPERTIES ('write.metadata.path' = 'file:{root}/closed')")
                .denied(
                        ANALYST,
                        "makes a table whose name climbs to another's folder",
                        "CREATE TABLE desk.`../vault/mine` USING iceberg AS SELECT 1 AS id")
                .denied(
                        ANALYST,
                        "moves its own Iceberg table",
                        "ALTER TABLE desk.notes SET LOCATION 'file:{root}/closed/moved'")
                .denied(
                        ANALYST,
                        "moves where its own Iceberg table writes",
                        Call.sql(
                                "ALTER TABLE desk.notes SET TBLPROPERTIES ('write.data.path' = '{salaries}/data')",
                                "INSERT INTO desk.notes VALUES (3, 'three')"))
                .denied(
                        ANALYST,
                        "makes a namespace where another is",
                        "CREATE NAMESPACE spark_catalog.mine LOCATION '{root}/closed'");
    }

    private static void writes(Chapter chapter) {
        chapter.like(
                        ANALYST,
                        world -> {
                            world.spark()
                                    .table("sales.orders")
                                    .select("id")
                                    .write()
                                    .json(world.text("file:{root}/open/out"));
                            return world.sql("SELECT count(*) FROM json.`file:{root}/open/out`");
                        },
                        "4")
                .denied(
                        ANALYST,
                        "writes a folder without a grant",
                        "INSERT OVERWRITE DIRECTORY 'file:{root}/closed/out' USING parquet SELECT 1 AS id")
                .denied(
                        ANALYST,
                        "writes a local folder without a grant",
                        "INSERT OVERWRITE LOCAL DIRECTORY '{root}/closed/out' USING csv SELECT 1 AS id")
                .denied(
                        ANALYST,
                        "writes a folder by its option",
                        "INSERT OVERWRITE DIRECTORY USING csv OPTIONS (path '{root}/closed/out') SELECT 1 AS id")
                .denied(
                        ANALYST,
                        "overwrites a table's folder",
                        "INSERT OVERWRITE DIRECTORY '{payments}' USING parquet SELECT 1 AS id")
                .denied(
                        ANALYST,
                        "writes a denied column to its own folder",
                        "INSERT OVERWRITE DIRECTORY 'file:{root}/open/out' USING json SELECT card FROM sales.orders")
                .denied(
                        ANALYST,
                        "writes Parquet files",
                        world ->
                                written(world.spark().range(1).toDF().write().mode(SaveMode.Overwrite)::parquet, world))
                .denied(
                        ANALYST,
                        "writes CSV files",
                        world -> written(world.spark().range(1).toDF().write()::csv, world))
                .denied(
                        ANALYST,
                        "writes JSON files",
                        world -> written(world.spark().range(1).toDF().write()::json, world))
                .denied(
                        ANALYST,
                        "writes ORC files",
                        world -> written(world.spark().range(1).toDF().write()::orc, world))
                .denied(
                        ANALYST,
                        "writes text files",
                        world -> written(
                                world.spark()
                                        .range(1)
                                        .selectExpr("CAST(id AS STRING)")
                                        .write()::text,
                                world))
                .denied(
                        ANALYST,
                        "saves by a path option",
                        world -> written(
                                path -> world.spark()
                                        .range(1)
                                        .toDF()
                                        .write()
                                        .format("json")
                                        .option("path", path)
                                        .save(),
                                world))
                .denied(
                        ANALYST,
                        "adds a file to a table's folder",
                        world -> written(
                                path -> world.spark()
                                        .range(1)
                                        .selectExpr(
                                                "id",
                                                "'x' AS payer",
                                                "'x' AS iban",
                                                "1L AS amount",
                                                "'openregion' AS region")
                                        .write()
                                        .mode(SaveMode.Append)
                                        .partitionBy("region")
                                        .parquet(world.text("{payments}")),
                                world))
                .denied(
                        ANALYST,
                        "saves to a table by its path",
                        world -> written(
                                path -> world.spark()
                                        .range(1)
                                        .selectExpr("id", "'x' AS person", "'x' AS pay")
                                        .write()
                                        .format("iceberg")
                                        .mode(SaveMode.Append)
                                        .save(world.text("{wages}")),
                                world))
                .denied(
                        ANALYST,
                        "inserts into a table of another catalog over the same folders",
                        "INSERT INTO default_iceberg.vault.wages VALUES (9, 'x', 'x')")
                .denied(
                        ANALYST,
                        "drops a table of another catalog over the same folders",
                        "DROP TABLE default_iceberg.vault.wages")
                .denied(
                        ANALYST,
                        "saves a table of its own in a closed folder",
                        world -> written(
                                path -> {
                                    world.sql("USE spark_catalog.desk");
                                    world.spark()
                                            .range(1)
                                            .toDF()
                                            .write()
                                            .option("path", path)
                                            .saveAsTable("mine");
                                },
                                world))
                .denied(
                        ANALYST,
                        "copies a denied column to a granted folder by a DataFrame",
                        world -> written(
                                path -> world.spark()
                                        .table("sales.orders")
                                        .select("card")
                                        .write()
                                        .json(world.text("file:{root}/open/out")),
                                world))
                .denied(
                        ANALYST,
                        "writes to the catalog's database",
                        world -> written(
                                path -> world.spark()
                                        .range(1)
                                        .selectExpr(
                                                "'lake' AS catalog_name",
                                                "'sales' AS namespace",
                                                "'k' AS property_key",
                                                "'v' AS property_value")
                                        .write()
                                        .mode(SaveMode.Append)
                                        .jdbc(world.text("{jdbc}"), "iceberg_namespace_properties", new Properties()),
                                world))
                .like(WRITER, "SELECT count(*) > 0 FROM parquet.`{orders}/data`", "true")
                .denied(
                        READER,
                        "adds a file where it may only read",
                        world -> written(
                                path -> world.spark()
                                        .range(1)
                                        .toDF()
                                        .write()
                                        .mode(SaveMode.Append)
                                        .parquet(world.text("{orders}/data")),
                                world))
                .denied(
                        INTERN,
                        "writes anywhere",
                        world -> written(
                                path -> world.spark().range(1).toDF().write().json(world.text("file:{root}/open/out")),
                                world));
    }

    /** Something that writes below a path. */
    private interface Write {
        void to(String path);
    }

    private static Object written(Write write, World world) {
        write.to(world.text("file:{root}/closed/out"));
        return Map.of("written", true);
    }
}
