package io.lakewarden.account.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * CloudWatch as far as metrics are put: RPC v2 in CBOR. What is put without a time is as old as its arrival, by a clock that
 * whoever made it moves.
 */
public final class MetricsStandIn implements AutoCloseable {
    private static final String PUT = "/service/GraniteServiceVersion20100801/operation/PutMetricData";
    private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());

    private final HttpServer server;
    private final List<Datum> data = new ArrayList<>();
    private Instant now;
    private boolean refuses;

    /** A number as it is kept. */
    public record Datum(String namespace, String metric, String dimension, String thing, Instant at, double value) {}

    /** One that is told the time; it serves when it is made, on this machine's own address only. */
    public MetricsStandIn(Instant now) {
        this.now = now;
        server = Loopback.server();
        server.createContext(PUT, this::put);
        server.start();
    }

    /** Where it listens. */
    public URI endpoint() {
        return Loopback.endpoint(server);
    }

    /** From now on it is this time. */
    public synchronized void clock(Instant next) {
        now = next;
    }

    /** What time it is there. */
    public synchronized Instant clock() {
        return now;
    }

    /** From now on it lets nobody put anything. */
    public synchronized void refuse() {
        refuses = true;
    }

    /** What was put, in the order in which it came. */
    public synchronized List<Datum> data() {
        return List.copyOf(data);
    }

    private synchronized void put(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = CBOR.readTree(exchange.getRequestBody().readAllBytes());
            if (refuses) {
                answer(
                        exchange,
                        403,
                        CBOR.createObjectNode().put("__type", "AccessDenied").put("message", "No"));
                return;
            }

            for (JsonNode datum : request.path("MetricData")) {
                if (datum.has("Timestamp") || datum.path("Dimensions").size() != 1) {
                    throw new IllegalArgumentException("Not looked for here: " + datum);
                }

                data.add(new Datum(
                        request.path("Namespace").asText(),
                        datum.path("MetricName").asText(),
                        datum.at("/Dimensions/0/Name").asText(),
                        datum.at("/Dimensions/0/Value").asText(),
                        now,
                        datum.path("Value").asDouble()));
            }

            answer(exchange, 200, CBOR.createObjectNode());
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = CBOR.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("smithy-protocol", "rpc-v2-cbor");
        exchange.getResponseHeaders().add("Content-Type", "application/cbor");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
