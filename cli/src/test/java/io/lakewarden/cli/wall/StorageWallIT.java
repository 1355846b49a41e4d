package io.lakewarden.cli.wall;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.LakeStorage;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.StorageGrant;
import io.lakewarden.cli.worker.WorkerProtocol.Storage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The second wall: code that runs in Spark past every rule, by RDD, by Iceberg's own API or by a catalog of its own, gets
 * from storage what its identity may read whole, and nothing else.
 */
class StorageWallIT {
    private static final List<StorageGrant> GRANTS = List.of(
            new StorageGrant("pipeline", List.of("gold/", "silver/"), List.of("gold/", "silver/")),
            new StorageGrant("finance", List.of("gold/sales/"), List.of()),
            new StorageGrant("analyst", List.of("silver/countries/"), List.of()));

    @TempDir
    private static Path folder;

    private static Path lake;
    private static LakeStorage storage;
    private static Process program;
    private static Writer requests;
    private static BufferedReader answers;

    @BeforeAll
    static void start() throws IOException {
        StateFolder state = new StateFolder(folder.resolve(".lakewarden"));
        state.create();
        lake = state.lake();
        Installation installation =
                new Installation(Path.of("..").toAbsolutePath().normalize());
        storage = LakeStorage.start(installation, state, GRANTS);
        List<String> command =
                new ArrayList<>(List.of(installation.java().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(installation.sparkJvmOptions());
        command.addAll(List.of("-Xmx768m", "-cp", System.getProperty("java.class.path"), OwnCode.class.getName()));
        program = new ProcessBuilder(command)
                .redirectError(new File("target/own-code.log"))
                .start();
        requests = program.outputWriter(StandardCharsets.UTF_8);
        answers = program.inputReader(StandardCharsets.UTF_8);
        send(request(storage.access("pipeline"), "sql", ""));
        for (String sql : List.of(
                "CREATE NAMESPACE lake.gold",
                "CREATE NAMESPACE lake.silver",
                "CREATE TABLE lake.gold.sales AS SELECT 'France' AS country, 12 AS net",
                "CREATE TABLE lake.silver.countries AS SELECT 'France' AS country",
                "CREATE TABLE lake.gold.sales_quarantine AS SELECT 'X' AS country")) {
            assertThat(ask("pipeline", "sql", sql)).isEqualTo("[]");
        }
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        requests.close();
        program.waitFor();
        storage.close();
    }

    @Test
    void anAccountWritesAndReadsItsTablesOverS3() {
        assertThat(ask("pipeline", "sql", "INSERT INTO lake.gold.sales VALUES ('Spain', 3)"))
                .isEqualTo("[]");
        assertThat(ask("pipeline", "sql", "DELETE FROM lake.gold.sales WHERE country = 'Spain'"))
                .isEqualTo("[]");

        assertThat(ask("pipeline", "sql", "SELECT * FROM lake.gold.sales")).isEqualTo("[France12]");
    }

    @Test
    void anRddOfATablesFilesIsForWhoeverReadsTheTableWhole() {
        for (String path : List.of("s3a://lake/gold/sales/data", "s3a://lake/gold/sales/metadata/*.json")) {
            assertThat(ask("finance", "s3a", path)).isEqualTo("lines");

            refused(ask("analyst", "s3a", path));
            refused(ask(nobody(), "s3a", path));
        }
        refused(ask("finance", "s3a", "s3a://lake/gold/sales_quarantine/data"));
        refused(ask("finance", "s3a", "s3a://lake/gold/sales/../sales_quarantine/data"));
        assertThat(ask("analyst", "s3a", "s3a://lake/silver/countries/data")).isEqualTo("lines");
    }

    @Test
    void icebergsOwnApiReadsATablesFilesForWhoeverReadsTheTableWhole() {
        for (String key : keys("gold/sales/")) {
            assertThat(ask("finance", "iceberg", "s3://lake/" + key)).isEqualTo("bytes");

            refused(ask("analyst", "iceberg", "s3://lake/" + key));
            refused(ask(stolen("finance"), "iceberg", "s3://lake/" + key));
        }
    }

    private static List<String> keys(String prefix) {
        try (Stream<Path> files = Files.walk(lake.resolve(prefix))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> lake.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Storage nobody() {
        return new Storage(storage.access("finance").endpoint(), "", "");
    }

    /** The public half is no secret; without the other it opens nothing. */
    private static Storage stolen(String identity) {
        Storage own = storage.access(identity);
        return new Storage(own.endpoint(), own.accessKey(), "guessed");
    }

    private static void refused(String answer) {
        assertThat(answer).startsWith("failed: ").containsPattern("403|Forbidden|Access ?Denied");
    }

    private static String ask(String identity, String what, String on) {
        return ask(storage.access(identity), what, on);
    }

    private static String ask(Storage access, String what, String on) {
        try {
            send(request(access, what, on));
            JsonNode answer = Json.read(String.valueOf(answers.readLine()));
            return answer.has("found")
                    ? answer.get("found").asText()
                    : "failed: " + answer.path("failed").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ObjectNode request(Storage access, String what, String on) {
        return Json.object()
                .put("endpoint", access.endpoint())
                .put("accessKey", access.accessKey())
                .put("secretKey", access.secretKey())
                .put("do", what)
                .put("on", on);
    }

    private static void send(ObjectNode request) throws IOException {
        requests.write(request + "\n");
        requests.flush();
    }
}
