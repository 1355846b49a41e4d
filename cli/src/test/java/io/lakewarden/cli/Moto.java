package io.lakewarden.cli;

import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Somebody else's AWS: moto_server, in a process of its own. */
final class Moto implements AutoCloseable {
    static final String MISSING = "moto_server is not installed: nothing to run the verbs against";

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final URI uri;

    private Moto(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "moto_server")));
    }

    /** One whose callers are of an account, and which writes its log to a folder; it answers when this returns. */
    static Moto start(String account, Path folder) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        ProcessBuilder builder = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("moto.log").toFile());
        builder.environment().put("MOTO_ACCOUNT_ID", account);
        Moto moto = new Moto(builder.start(), URI.create("http://127.0.0.1:" + port));
        await().atMost(PATIENCE)
                .failFast("moto has ended: see moto.log", () -> !moto.process.isAlive())
                .until(moto::answers);
        return moto;
    }

    URI uri() {
        return uri;
    }

    private boolean answers() throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(uri.resolve("/moto-api/"))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What a service answers to an action of its JSON protocol, or of its REST protocol where the target is a path. */
    HttpResponse<String> post(String service, String target, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = target.startsWith("/")
                ? HttpRequest.newBuilder(uri.resolve(target))
                : HttpRequest.newBuilder(uri).header("X-Amz-Target", target);
        return HTTP.send(
                request.header("Content-Type", "application/x-amz-json-1.1")
                        .header(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260301/eu-west-1/" + service
                                        + "/aws4_request, SignedHeaders=host, Signature=none")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
