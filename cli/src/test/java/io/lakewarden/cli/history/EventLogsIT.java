package io.lakewarden.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.account.logs.EventLogs;
import io.lakewarden.account.logs.EventLogs.Downloaded;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.LakeStorage;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.StorageGrant;
import io.lakewarden.cli.worker.WorkerProtocol.Storage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A real driver leaves its event log in S3, in a folder of its own; this machine fetches and serves it. */
class EventLogsIT {
    private static final String BUCKET = "lake";
    private static final List<StorageGrant> GRANTS = List.of(
            new StorageGrant("alice", List.of("events/alice/"), List.of("events/alice/")),
            new StorageGrant(
                    "endpoint", List.of("events/p-prod.sql-endpoint/"), List.of("events/p-prod.sql-endpoint/")),
            new StorageGrant("bob", List.of("events/bob/"), List.of("events/bob/")),
            new StorageGrant("reader", List.of("events/"), List.of()));

    @TempDir
    private static Path folder;

    private static Installation installation;
    private static LakeStorage storage;
    private static StateFolder state;

    @BeforeAll
    static void aDriverRuns() throws IOException, InterruptedException {
        state = new StateFolder(folder.resolve(".lakewarden"));
        state.create();
        installation = new Installation(Path.of("..").toAbsolutePath().normalize());
        storage = LakeStorage.start(installation, state, GRANTS);

        assertThat(drive("alice", "alice")).isZero();
    }

    @AfterAll
    static void stop() {
        storage.close();
    }

    @Test
    void theLogHasItsLastNameWhenTheDriverHasEnded() throws IOException {
        try (Stream<Path> left = Files.list(state.lake().resolve("events/alice"))) {
            assertThat(left.map(file -> file.getFileName().toString()).filter(name -> !name.startsWith(".")))
                    .singleElement()
                    .satisfies(name -> assertThat(name).startsWith("local-").doesNotEndWith(".inprogress"));
        }
    }

    @Test
    void whoLeavesLogsInTheFolderOfAnotherDoesNotRun() throws IOException, InterruptedException {
        assertThat(drive("alice", "bob")).isNotZero();
        assertThat(state.lake().resolve("events/bob")).doesNotExist();
    }

    @Test
    void whatWasFetchedOnceIsNotFetchedAgainAndTheHistoryServerShowsIt() throws Exception {
        Path events = state.eventsOf("prod");
        try (S3Client client = client("reader")) {
            EventLogs logs = new EventLogs(client, BUCKET);

            Downloaded first = logs.into(events);

            assertThat(first.files()).isPositive().isEqualTo(first.fetched());
            assertThat(logs.into(events)).isEqualTo(new Downloaded(first.files(), 0));
        }

        assertThat(served(events, "a step")).contains("\"name\" : \"a step\"", "\"completed\" : true");
    }

    @Test
    void whoMayNotListThemFetchesNone() {
        try (S3Client client = client("bob")) {
            assertThatThrownBy(() -> new EventLogs(client, BUCKET).into(folder.resolve("none")))
                    .isInstanceOf(S3Exception.class);
        }

        assertThat(folder.resolve("none")).isEmptyDirectory();
    }

    /** As a cluster with three primary nodes is told to; the folder is made by its bootstrap action. */
    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    void aDriverThatDoesNotEndIsSeenFileByFileAndLaterWhole() throws Exception {
        Path events = state.eventsOf("long");
        try (S3Client machines = client("endpoint");
                S3Client reader = client("reader")) {
            machines.putObject(
                    request -> request.bucket(BUCKET).key("events/p-prod.sql-endpoint/.keep"), RequestBody.empty());
            EventLogs logs = new EventLogs(reader, BUCKET);
            Map<String, String> rolling = new TreeMap<>(Map.of(
                    "spark.app.name", "an endpoint",
                    "spark.eventLog.compress", "false",
                    "spark.eventLog.rolling.enabled", "true",
                    "spark.eventLog.rolling.maxFileSize", "10m"));
            Process driver = driver("endpoint", "p-prod.sql-endpoint", LongDriver.class, rolling)
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader said = driver.inputReader()) {
                assertThat(said.lines().anyMatch(LongDriver.FILLED::equals)).isTrue();
                await().untilAsserted(() -> {
                    logs.into(events);
                    assertThat(names(events)).anyMatch(name -> name.startsWith("events_1_"));
                });
                assertThat(isComplete("an endpoint", served(events, "an endpoint")))
                        .isFalse();

                driver.outputWriter().close();
                said.lines().forEach(line -> {});
                assertThat(driver.waitFor()).isZero();
                logs.into(events);

                assertThat(names(events)).noneMatch(name -> name.endsWith(".inprogress"));
                assertThat(isComplete("an endpoint", served(events, "an endpoint")))
                        .isTrue();
            } finally {
                driver.destroyForcibly();
            }
        }
    }

    private static boolean isComplete(String name, String applications) {
        for (JsonNode application : Json.read(applications)) {
            if (application.path("name").asText().equals(name)) {
                return application.at("/attempts/0/completed").asBoolean();
            }
        }

        throw new AssertionError(name + " is not among " + applications);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static S3Client client(String identity) {
        Storage access = storage.access(identity);
        return S3Client.builder()
                .forcePathStyle(true)
                .endpointOverride(URI.create(access.endpoint()))
                .region(Region.EU_WEST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(access.accessKey(), access.secretKey())))
                .build();
    }

    private static int drive(String identity, String owner) throws IOException, InterruptedException {
        return driver(identity, owner, LoggedDriver.class, new TreeMap<>())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/logged-driver-" + owner + ".log"))
                .start()
                .waitFor();
    }

    private static ProcessBuilder driver(String identity, String owner, Class<?> main, Map<String, String> more) {
        Storage access = storage.access(identity);
        Map<String, String> settings = new TreeMap<>();
        settings.put("spark.master", "local[1]");
        settings.put("spark.app.name", "a step");
        settings.put("spark.ui.enabled", "false");
        settings.put("spark.driver.host", "127.0.0.1");
        settings.put("spark.driver.bindAddress", "127.0.0.1");
        settings.put("spark.eventLog.enabled", "true");
        settings.put("spark.eventLog.compress", "true");
        settings.put("spark.eventLog.dir", "s3a://" + BUCKET + "/events/" + owner);
        settings.put("spark.hadoop.fs.s3a.endpoint", access.endpoint());
        settings.put("spark.hadoop.fs.s3a.endpoint.region", "eu-west-1");
        settings.put("spark.hadoop.fs.s3a.path.style.access", "true");
        settings.put("spark.hadoop.fs.s3a.access.key", access.accessKey());
        settings.put("spark.hadoop.fs.s3a.secret.key", access.secretKey());
        settings.put("spark.hadoop.fs.s3a.attempts.maximum", "1");
        settings.putAll(more);
        List<String> command = new ArrayList<>(List.of(installation.java().toString(), "-XX:+UseSerialGC", "-Xmx768m"));
        command.addAll(installation.sparkJvmOptions());
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new ProcessBuilder(command);
    }

    private static List<String> historyServer(Path events, int port) {
        List<String> command = new ArrayList<>(List.of(installation.java().toString(), "-Xmx512m"));
        command.addAll(installation.sparkJvmOptions());
        command.addAll(List.of(
                "-Dspark.history.fs.logDirectory=file:" + events,
                "-Dspark.history.ui.port=" + port,
                "-cp",
                installation.sparkClassPath(),
                "org.apache.spark.deploy.history.HistoryServer"));
        return command;
    }

    /** What a History Server over the folder says of applications, as soon as it says that. */
    private static String served(Path events, String awaited) throws IOException, InterruptedException {
        int port = freePort();
        Process server = new ProcessBuilder(historyServer(events, port))
                .redirectErrorStream(true)
                .redirectOutput(new File("target/history-server.log"))
                .start();
        try {
            return applications(port, awaited);
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    private static String applications(int port, String awaited) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/applications"))
                .build();
        return await().atMost(Duration.ofMinutes(2))
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(
                        () -> HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.ofString())
                                .body(),
                        said -> said.contains(awaited));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
