package io.lakewarden.security.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivilegedAction;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.sql.SparkSession;

/** A session under the authorizer in this process, for whoever it is told to be. */
final class InProcess implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession spark;

    private InProcess(SparkSession spark) {
        this.spark = spark;
    }

    static InProcess open(Path folder) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("in-process")
                .master("local[2]")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1");
        GovernedLake.settings(folder, "in-process").forEach(builder::config);
        return new InProcess(builder.getOrCreate());
    }

    /** The rows as the endpoint writes them, or the sentence of a denial. */
    String as(String user, String sql) {
        return UserGroupInformation.createRemoteUser(user).doAs((PrivilegedAction<String>) () -> rows(user, sql));
    }

    private String rows(String user, String sql) {
        try {
            Answer answer = Answer.of(new User(user, user), spark.sql(sql), 1000, 1 << 20);
            return JSON.readTree(answer.json()).path("rows").toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (Exception e) {
            Refusal refusal = Trouble.of(e, "in-process");
            return refusal.code().text() + ": " + refusal.line();
        }
    }

    @Override
    public void close() {
        spark.stop();
    }
}
