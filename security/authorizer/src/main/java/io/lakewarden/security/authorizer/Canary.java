package io.lakewarden.security.authorizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedExceptionAction;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Asks a session for what nobody may have, as somebody who does not exist. A launcher calls it before anything else: Spark
 * goes on without an extension that it cannot load, and says so in one line of a log.
 */
public final class Canary {
    private static final String NOBODY = "lakewarden-canary";

    private interface Attempt {
        Dataset<Row> rows();
    }

    private Canary() {}

    /** Returns if the session refuses; throws an {@link IllegalStateException} if it does not. */
    public static void check(SparkSession spark) {
        try {
            Path file = Files.createTempFile("lakewarden-canary", ".txt");
            try {
                Files.writeString(file, "tweet\n");
                String path = file.toUri().toString();
                refused("a file", () -> spark.read().text(path));
                refused("a file in SQL", () -> filesInSql(spark).sql("SELECT count(*) FROM text.`" + path + "`"));
                refused("a function that calls code", () -> spark.sql("SELECT reflect('java.lang.Math', 'random')"));
                refused("a setting", () -> spark.sql("SET spark.sql.extensions"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot check that policies are enforced: " + e.getMessage(), e);
        }
    }

    private static SparkSession filesInSql(SparkSession spark) {
        SparkSession session = spark.newSession();
        session.conf().set("spark.sql.runSQLOnFiles", true);
        return session;
    }

    private static void refused(String what, Attempt attempt) throws IOException {
        try {
            UserGroupInformation.createRemoteUser(NOBODY).doAs((PrivilegedExceptionAction<Object>)
                    () -> attempt.rows().collectAsList());
        } catch (AccessDenied expected) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot start: interrupted while checking that policies are enforced", e);
        } catch (UndeclaredThrowableException | IllegalArgumentException e) {
            throw new IllegalStateException("Cannot start: reading " + what + " failed, and was not denied", e);
        }

        throw new IllegalStateException("Cannot start: policies are not enforced, " + what
                + " was read by a user that nobody is; see the log for why " + AuthorizerExtension.class.getName()
                + " was not loaded");
    }
}
