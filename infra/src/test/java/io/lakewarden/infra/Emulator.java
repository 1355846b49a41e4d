package io.lakewarden.infra;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * An account of AWS on this machine, as far as moto has one; it ends when it is closed. In the region that moto takes for
 * EMR whatever it is asked for.
 *
 * @param process that serves it
 * @param address where
 * @param home a folder for what programs keep about it
 */
record Emulator(Process process, URI address, Path home) implements AutoCloseable {
    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";

    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final Pattern ADDRESS = Pattern.compile("Running on http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration LONGEST_START = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts it; empty where the program ends at once, since it is installed and cannot run. */
    static Optional<Emulator> start(Path program, Path home) {
        Path log = home.resolve("emulator.log");
        try {
            Process process = new ProcessBuilder(program.toString(), "-p", "0")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            await().atMost(LONGEST_START).until(() -> port(log).isPresent() || !process.isAlive());
            return port(log).map(port -> new Emulator(process, URI.create("http://localhost:" + port), home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> port(Path log) throws IOException {
        return ADDRESS.matcher(Files.readString(log)).results().findFirst().map((MatchResult found) -> found.group(1));
    }

    /** What a program needs to take it for AWS, and no other account for it. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL", address.toString(),
                "AWS_ACCESS_KEY_ID", KEY,
                "AWS_SECRET_ACCESS_KEY", "none",
                "AWS_SESSION_TOKEN", "",
                "AWS_PROFILE", "",
                "AWS_REGION", REGION,
                "AWS_EC2_METADATA_DISABLED", "true",
                "CDK_DISABLE_CLI_TELEMETRY", "true",
                "HOME", home.toString());
    }

    /** Calls a service that speaks JSON, such as {@code elasticmapreduce} with {@code ElasticMapReduce.ListClusters}. */
    JsonNode ask(String service, String action, String request) {
        return json(send(HttpRequest.newBuilder(address)
                .header("Authorization", signature(service))
                .header("X-Amz-Target", action)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(request))));
    }

    /** Reads from S3, which speaks XML. */
    String read(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).header("Authorization", signature("s3")));
    }

    private static String signature(String service) {
        return "AWS4-HMAC-SHA256 Credential=" + KEY + "/20260131/" + REGION + "/" + service
                + "/aws4_request, SignedHeaders=host, Signature=none";
    }

    private static String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("Answered " + response.statusCode() + ": " + response.body());
            }

            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the emulator answered", e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + text, e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }
}
