package io.lakewarden.security.rangeradmin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/** Stands in for a Ranger Admin's public interface, records what it gets, and fails when it is told to. */
final class StandIn implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String BASE = "/service/public/v2/api";

    /** How a call fails. */
    enum Failure {
        STATUS_500,
        STATUS_503,
        /** Nothing is done, and the connection ends. */
        RESET_BEFORE,
        /** It is done, and the connection ends before the answer. */
        RESET_AFTER
    }

    final List<String> calls = new ArrayList<>();
    final SortedMap<Long, ObjectNode> policies = new TreeMap<>();
    final SortedMap<Long, ObjectNode> roles = new TreeMap<>();
    final SortedMap<String, ObjectNode> services = new TreeMap<>();
    /** Tags by column. */
    final SortedMap<String, List<JsonNode>> tags = new TreeMap<>();

    private final SortedMap<String, JsonNode> columns = new TreeMap<>();
    private final HttpServer server;
    private final List<Runnable> afterWrite = new ArrayList<>();
    private long nextId = 100;
    private int writes;
    private int failAt = -1;
    private Failure failure = Failure.STATUS_500;
    private int answerToAll = -1;

    StandIn() throws IOException {
        this(HttpServer.create(loopback(), 0));
    }

    private StandIn(HttpServer server) {
        // Else each answer on a kept connection waits 40 ms for the next packet.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.server = server;
        server.createContext("/", this::handle);
        server.start();
    }

    /** With a certificate. */
    static StandIn tls(SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new StandIn(server);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    String url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whoever asks gets this, whatever it is. */
    void answerAllWith(int status) {
        answerToAll = status;
    }

    void service(String name, String type, String tagService) {
        services.put(
                name,
                JSON.createObjectNode().put("name", name).put("type", type).put("tagService", tagService));
    }

    /** From now on, the write of that index fails, and all after it. */
    void failFromWrite(int index, Failure how) {
        writes = 0;
        failAt = index;
        failure = how;
    }

    void recover() {
        failAt = -1;
    }

    /** Called after each change, with what it left. */
    void watch(Consumer<StandIn> watcher) {
        afterWrite.clear();
        afterWrite.add(() -> watcher.accept(this));
    }

    List<String> writes() {
        return calls.stream().filter(call -> !call.startsWith("GET")).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        calls.add(method + " " + path.replace(BASE, ""));
        String expected =
                "Basic " + Base64.getEncoder().encodeToString("admin:s3cret".getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "");
            return;
        }

        if (answerToAll > 0) {
            answer(exchange, answerToAll, "<html><body>\n<h1>no</h1>\n</body></html>");
            return;
        }

        boolean fails = !"GET".equals(method) && failAt >= 0 && writes++ >= failAt;
        if (fails && failure != Failure.RESET_AFTER) {
            if (failure == Failure.RESET_BEFORE) {
                exchange.close();
            } else {
                answer(exchange, failure == Failure.STATUS_500 ? 500 : 503, "{\"msgDesc\":\"told to fail\"}");
            }

            return;
        }

        Object answer = route(method, path.replace(BASE, ""), body);
        if (!"GET".equals(method)) {
            afterWrite.forEach(Runnable::run);
        }

        if (fails) {
            exchange.close();
        } else if (answer instanceof Integer status) {
            answer(exchange, status, "");
        } else {
            answer(exchange, 200, JSON.writeValueAsString(answer));
        }
    }

    private Object route(String method, String path, byte[] body) throws IOException {
        String[] part = path.split("/");
        String last = part[part.length - 1];
        switch (method + " " + path.replaceAll("[0-9]+$", "N").replaceFirst("^/service/[^/]+/", "/service/S/")) {
            case "GET /roles":
                return roles.values();
            case "POST /roles":
                return add(roles, body);
            case "PUT /roles/N":
                return replace(roles, Long.parseLong(last), body);
            case "DELETE /roles/N":
                return roles.remove(Long.parseLong(last)) == null ? 404 : 204;
            case "POST /policy":
                return add(policies, body);
            case "PUT /policy/N":
                return replace(policies, Long.parseLong(last), body);
            case "DELETE /policy/N":
                return policies.remove(Long.parseLong(last)) == null ? 404 : 204;
            case "GET /service/S/policy":
                return policies.values().stream()
                        .filter(policy -> policy.path("service").asText().equals(part[2]))
                        .toList();
            case "GET /service/S/tags":
                return readTags();
            case "PUT /service/S/tags":
                return importTags(JSON.readTree(body));
            default:
                return services.containsKey(last) ? services.get(last) : 404;
        }
    }

    private ObjectNode add(SortedMap<Long, ObjectNode> objects, byte[] body) throws IOException {
        ObjectNode object = (ObjectNode) JSON.readTree(body);
        boolean taken = objects.values().stream()
                .anyMatch(other -> other.path("name").equals(object.path("name"))
                        && other.path("service").equals(object.path("service")));
        if (taken) {
            throw new IOException("taken: " + object.path("name"));
        }

        object.put("id", nextId++);
        objects.put(object.path("id").asLong(), object);
        return object;
    }

    private Object replace(SortedMap<Long, ObjectNode> objects, long id, byte[] body) throws IOException {
        ObjectNode object = (ObjectNode) JSON.readTree(body);
        if (!objects.containsKey(id) || object.path("id").asLong() != id) {
            return 400;
        }

        objects.put(id, object);
        return object;
    }

    /** As Admin's processor does it: the listed columns get the listed tags and lose others. */
    private int importTags(JsonNode json) {
        for (JsonNode resource : json.path("serviceResources")) {
            String column = String.join(
                    ".",
                    resource.at("/resourceElements/database/values/0").asText(),
                    resource.at("/resourceElements/table/values/0").asText(),
                    resource.at("/resourceElements/column/values/0").asText());
            columns.put(column, resource);
            List<JsonNode> own = new ArrayList<>();
            json.path("resourceToTagIds")
                    .path(resource.path("id").asText())
                    .forEach(id -> own.add(json.path("tags").path(id.asText())));
            tags.put(column, own);
        }

        return 204;
    }

    private ObjectNode readTags() {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode resources = json.putArray("serviceResources");
        ObjectNode instances = json.putObject("tags");
        ObjectNode assignments = json.putObject("resourceToTagIds");
        int number = 0;
        for (String column : tags.keySet()) {
            ObjectNode resource = columns.get(column).deepCopy();
            resources.add(resource.put("id", ++number));
            ArrayNode ids = assignments.putArray(String.valueOf(number));
            for (JsonNode tag : tags.get(column)) {
                String id = String.valueOf(1000 + instances.size());
                instances.set(id, tag);
                ids.add(Integer.parseInt(id));
            }
        }

        return json;
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
