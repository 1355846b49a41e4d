package io.lakewarden.cli.wall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A program in which nothing watches: plain Spark without any extension, with whatever credential it was given. It does
 * one thing a line and says what came of it.
 */
public final class OwnCode {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OwnCode() {}

    /** Lines: {@code {"endpoint":…,"accessKey":…,"secretKey":…,"do":"sql|s3a|iceberg","on":…}}. */
    public static void main(String[] args) throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        JsonNode first = JSON.readTree(lines.readLine());
        try (SparkSession spark = session(first)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                answers.println(JSON.writeValueAsString(answer(spark, JSON.readTree(line))));
                answers.flush();
            }
        }
    }

    private static SparkSession session(JsonNode storage) {
        SparkSession.Builder builder = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
                .config("spark.sql.catalog.lake.type", "jdbc")
                .config("spark.sql.catalog.lake.uri", "jdbc:h2:mem:lake;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE")
                .config("spark.sql.catalog.lake.jdbc.schema-version", "V1")
                .config("spark.sql.catalog.lake.warehouse", "s3://lake")
                .config("spark.sql.catalog.lake.io-impl", S3FileIO.class.getName());
        properties(storage).forEach((name, value) -> builder.config("spark.sql.catalog.lake." + name, value));
        return builder.getOrCreate();
    }

    private static ObjectNode answer(SparkSession spark, JsonNode request) {
        ObjectNode answer = JSON.createObjectNode();
        try {
            String on = request.get("on").asText();
            return switch (request.get("do").asText()) {
                case "sql" -> answer.put("found", sql(spark, on));
                case "s3a" -> answer.put("found", s3a(spark, request, on));
                case "iceberg" -> answer.put("found", iceberg(request, on));
                default -> answer.put("failed", "unknown");
            };
        } catch (Exception e) {
            return answer.put("failed", chain(e));
        }
    }

    private static String sql(SparkSession spark, String text) {
        return spark.sql(text).collectAsList().stream()
                .map(Row::mkString)
                .toList()
                .toString();
    }

    /** Below every rule of Spark SQL: an RDD of a file's bytes. */
    private static String s3a(SparkSession spark, JsonNode storage, String path) {
        Configuration hadoop = spark.sparkContext().hadoopConfiguration();
        hadoop.set("fs.s3a.impl.disable.cache", "true");
        hadoop.set("fs.s3a.endpoint", storage.get("endpoint").asText());
        hadoop.set("fs.s3a.path.style.access", "true");
        hadoop.set("fs.s3a.attempts.maximum", "1");
        boolean anonymous = storage.get("accessKey").asText().isEmpty();
        hadoop.set(
                "fs.s3a.aws.credentials.provider",
                "org.apache.hadoop.fs.s3a."
                        + (anonymous ? "AnonymousAWSCredentialsProvider" : "SimpleAWSCredentialsProvider"));
        hadoop.set("fs.s3a.access.key", storage.get("accessKey").asText());
        hadoop.set("fs.s3a.secret.key", storage.get("secretKey").asText());
        return spark.sparkContext().textFile(path, 1).count() > 0 ? "lines" : "nothing";
    }

    private static String iceberg(JsonNode storage, String path) throws IOException {
        try (S3FileIO files = new S3FileIO()) {
            files.initialize(properties(storage));
            try (SeekableInputStream stream = files.newInputFile(path).newStream()) {
                return stream.readAllBytes().length > 0 ? "bytes" : "nothing";
            }
        }
    }

    private static Map<String, String> properties(JsonNode storage) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("s3.endpoint", storage.get("endpoint").asText());
        properties.put("s3.path-style-access", "true");
        properties.put("s3.access-key-id", storage.get("accessKey").asText());
        properties.put("s3.secret-access-key", storage.get("secretKey").asText());
        properties.put("client.region", "us-east-1");
        return properties;
    }

    private static String chain(Throwable e) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            text.append(cause.getMessage()).append('\n');
        }

        return text.toString();
    }
}
