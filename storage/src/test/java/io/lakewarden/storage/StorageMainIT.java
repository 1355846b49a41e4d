package io.lakewarden.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.json.JsonMapper;

/** The server as the command starts it: a process of its own on the list of jars that the build writes. */
class StorageMainIT {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path root;

    @Test
    void aProcessServesUntilItsParentsPipeCloses() throws IOException, InterruptedException {
        Process process = start();
        Writer requests = process.outputWriter(StandardCharsets.UTF_8);
        String answer = ask(process, requests, request());

        URI endpoint = URI.create(JSON.readTree(answer).get("endpoint").asString());
        assertThat(endpoint.getHost()).isEqualTo("127.0.0.1");
        try (S3Client client = Clients.of(endpoint, Clients.INGEST)) {
            client.putObject(put -> put.bucket("lake").key("bronze/x"), RequestBody.fromString("written"));
        }
        assertThat(root.resolve("lake/bronze/x")).hasContent("written");
        assertThat(process.info().commandLine().orElse("")).doesNotContain("secret-of-");
        requests.close();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(process.getErrorStream()).as("a quiet server").isEmpty();
    }

    @Test
    void aProcessWhoseParentSaysNothingEnds() throws IOException, InterruptedException {
        Process process = start();
        process.getOutputStream().close();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.getInputStream()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeServedIsAnAnswer() throws IOException, InterruptedException {
        Files.writeString(root.resolve("lake"), "a file");
        Process process = start();

        assertThat(ask(process, process.outputWriter(StandardCharsets.UTF_8), request()))
                .isEqualTo("{\"error\":\"Cannot serve " + root.resolve("lake") + ": it is no folder\"}");
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
    }

    @Test
    void whatIsNoRequestIsAnAnswer() throws IOException {
        Process process = start();

        assertThat(ask(process, process.outputWriter(StandardCharsets.UTF_8), "hush"))
                .isEqualTo("{\"error\":\"Cannot read the request: expected folder and identities,"
                        + " each with name, accessKey, secretKey, reads and writes\"}");
    }

    private String request() {
        Identity ingest = Clients.INGEST;
        return JSON.writeValueAsString(Map.of(
                "folder",
                root.resolve("lake").toString(),
                "identities",
                List.of(Map.of(
                        "name", ingest.name(),
                        "accessKey", ingest.accessKey(),
                        "secretKey", ingest.secretKey(),
                        "reads", List.of("bronze/"),
                        "writes", List.of("bronze/")))));
    }

    private static String ask(Process process, Writer requests, String line) throws IOException {
        requests.write(line + "\n");
        requests.flush();
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        return String.valueOf(answers.readLine());
    }

    private static Process start() throws IOException {
        Path target = Path.of("target");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        target.resolve("classes") + ":"
                                + Files.readString(target.resolve("storage.dependencies"))
                                        .strip(),
                        "io.lakewarden.storage.StorageMain")
                .start();
    }
}
