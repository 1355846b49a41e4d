package io.lakewarden.security.authorizer.conformance;

import java.security.PrivilegedExceptionAction;
import java.util.List;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.iceberg.spark.source.SparkTable;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.TableCatalog;

/**
 * What can be done in spite of the authorizer: but for the first, by code in the same JVM, which text of SQL cannot do.
 *
 * @param sentence what is done
 * @param stoppedBy what stops it, since the authorizer does not
 * @param user who does it, without a grant for it
 * @param call how
 */
record Limit(String sentence, String stoppedBy, User user, Call call) {
    private static final String STORAGE = "storage: no credential for the prefix";
    private static final String NO_CODE = "no code of one's own in the process: SQL text only";

    static List<Limit> all() {
        return List.of(
                new Limit(
                        "finds the values behind a hash by hashing guesses",
                        "a mask that keeps nothing: NULL",
                        User.ANALYST,
                        Call.sql(
                                "SELECT r.id FROM range(9) r JOIN sales.orders o"
                                        + " ON o.customer IN (sha2(concat('rawcust', r.id), 256), md5(concat('rawcust', r.id)))")),
                new Limit(
                        "reads the files beneath through the Spark context",
                        STORAGE,
                        User.INTERN,
                        world -> world.spark()
                                .sparkContext()
                                .textFile(world.text("file:{root}/closed/lines.txt"), 1)
                                .collect()),
                new Limit("reads a table's statistics through Iceberg's Java API", STORAGE, User.INTERN, world -> {
                    TableCatalog lake = (TableCatalog)
                            world.spark().sessionState().catalogManager().catalog("lake");
                    SparkTable orders = (SparkTable) lake.loadTable(Identifier.of(new String[] {"sales"}, "orders"));
                    return orders.table().currentSnapshot().summary();
                }),
                new Limit(
                        "makes a session without the rules in the same context",
                        NO_CODE,
                        User.INTERN,
                        world -> Seed.bare(world.spark()).sql("SELECT card FROM lake.sales.orders")),
                new Limit(
                        "acts as somebody else",
                        "one process for each identity, with Kerberos",
                        User.INTERN,
                        world -> UserGroupInformation.createRemoteUser(User.OWNER.account())
                                .doAs((PrivilegedExceptionAction<List<Row>>)
                                        () -> world.sql("SELECT card FROM sales.orders")
                                                .collectAsList())),
                new Limit(
                        "takes an RDD that somebody else has made",
                        "one process for each identity",
                        User.INTERN,
                        world -> {
                            RDD<Row> shared = UserGroupInformation.createRemoteUser(User.OWNER.account())
                                    .doAs((PrivilegedExceptionAction<RDD<Row>>)
                                            () -> world.sql("SELECT card FROM sales.orders")
                                                    .rdd());
                            return shared.toJavaRDD().collect();
                        }),
                new Limit(
                        "overwrites by saveAsTable a table over files that it may only read: Spark drops the old one"
                                + " before there is a plan",
                        "storage: no credential to delete",
                        User.READER,
                        world -> {
                            world.sql("USE spark_catalog.files");
                            world.spark()
                                    .range(1)
                                    .toDF()
                                    .write()
                                    .mode(SaveMode.Overwrite)
                                    .saveAsTable("visits");
                            return true;
                        }));
    }
}
