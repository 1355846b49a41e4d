package io.lakewarden.cli.gameday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lakewarden.cli.gameday.StorageFront.Refusal;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StorageFrontTest {
    private HttpServer server;
    private StorageFront front;
    private URI door;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        front = StorageFront.open();
        Storage storage = new Storage("http://127.0.0.1:" + server.getAddress().getPort(), "key", "secret");
        Hello hello = front.before(new Hello("job", "/state", 1, false, "", storage, Map.of()));
        door = URI.create(hello.storage().endpoint() + "/lake/file");
    }

    @AfterEach
    void stop() throws IOException {
        front.close();
        server.stop(0);
    }

    @Test
    void whatIsNotRefusedIsTheServersAnswer() throws Exception {
        assertThat(put("rows").body()).isEqualTo("rows");
        assertThat(put("more rows").body()).isEqualTo("more rows");
        assertThat(front.refused()).isZero();
    }

    @Test
    void theNextRequestsAreRefusedAndThoseAfterThemAreNot() throws Exception {
        put("rows");
        front.refusesNext(Refusal.SLOW_DOWN, Refusal.SILENCE);

        HttpResponse<String> slowDown = put("rows");
        assertThat(slowDown.statusCode()).isEqualTo(503);
        assertThat(slowDown.body()).contains("<Code>SlowDown</Code>");
        assertThatThrownBy(() -> put("rows")).isInstanceOf(HttpTimeoutException.class);
        assertThat(put("rows").body()).isEqualTo("rows");
        assertThat(front.refused()).isEqualTo(2);
    }

    @Test
    void writesAreRefusedUntilItOpensAndReadsAreNot() throws Exception {
        put("rows");
        front.refusesWrites();

        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(put("rows").statusCode()).isEqualTo(503);
        assertThat(get().statusCode()).isEqualTo(200);
        front.opens();
        assertThat(put("rows").body()).isEqualTo("rows");
    }

    private HttpResponse<String> put(String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(door).PUT(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(door));
    }

    /** By a connection of its own: this client does not try again where it finds an old one closed. */
    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(request.timeout(Duration.ofSeconds(3)).build(), BodyHandlers.ofString());
    }
}
