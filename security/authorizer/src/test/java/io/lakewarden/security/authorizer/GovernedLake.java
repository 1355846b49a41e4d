package io.lakewarden.security.authorizer;

import java.io.IOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A session under the authorizer, with Iceberg tables in the catalog {@code lake}. */
final class GovernedLake implements AutoCloseable {
    private final SparkSession spark;

    private GovernedLake(SparkSession spark) {
        this.spark = spark;
    }

    static SparkSession.Builder builder(Path folder) {
        return SparkSession.builder()
                .appName("governed")
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", 2)
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .config("spark.sql.defaultCatalog", "lake")
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "hadoop")
                .config(
                        "spark.sql.catalog.lake.warehouse",
                        folder.resolve("lake").toString())
                .config(
                        "spark.sql.extensions",
                        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions,"
                                + "io.lakewarden.security.authorizer.AuthorizerExtension")
                .config("spark.plugins", "io.lakewarden.security.authorizer.AuthorizerPlugin")
                .config(
                        "spark.lakewarden.authorizer.policies",
                        folder.resolve("policies").toUri().toString())
                .config(
                        "spark.lakewarden.authorizer.audit",
                        folder.resolve("audit.jsonl").toString());
    }

    static GovernedLake open(Path folder, PolicyFolder policies) {
        policies.write(folder.resolve("policies"));
        return new GovernedLake(builder(folder).getOrCreate());
    }

    SparkSession spark() {
        return spark;
    }

    List<Row> as(String user, String sql) {
        return as(user, () -> spark.sql(sql).collectAsList());
    }

    <T> T as(String user, Callable<T> work) {
        try {
            return UserGroupInformation.createRemoteUser(user).doAs((PrivilegedExceptionAction<T>) work::call);
        } catch (UndeclaredThrowableException e) {
            return GovernedLake.<T, RuntimeException>rethrow(e.getCause());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Spark throws checked exceptions that its methods do not declare. */
    @SuppressWarnings("unchecked")
    private static <T, E extends Throwable> T rethrow(Throwable cause) throws E {
        throw (E) cause;
    }

    @Override
    public void close() {
        spark.stop();
    }
}
