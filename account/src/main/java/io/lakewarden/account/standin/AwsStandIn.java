package io.lakewarden.account.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lakewarden.account.aws.Connection;
import io.lakewarden.account.aws.Patience;
import io.lakewarden.model.Environment.Home.Aws;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A server that speaks the protocols of AWS's services: JSON 1.0 and 1.1, REST-JSON with the action as its path, and the
 * query protocol of STS. What it answers is given to it action by action; it knows who calls, and keeps a list of calls. It
 * listens on this machine's own address only, takes any credentials, and ends when it is closed.
 */
public final class AwsStandIn implements AutoCloseable {
    /** The account that it is unless it is told another. */
    public static final String ACCOUNT = "222222222222";

    /** Who calls in that account, as STS names a session. */
    public static final String CALLER = "arn:aws:sts::" + ACCOUNT + ":assumed-role/operator/night";

    /** Reads and writes its requests and answers. */
    public static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Function<JsonNode, JsonNode>> actions = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private Gate gate = (action, number) -> Optional.empty();
    private final Aws home;
    private String account;

    /** Looks at each call before it is done. */
    public interface Gate {
        /** A refusal instead of the answer, if any; {@code number} counts all calls from one. */
        Optional<Refusal> stop(String action, int number);
    }

    /** One for {@link #ACCOUNT} in {@code eu-west-1}. */
    public AwsStandIn() {
        this(new Aws(ACCOUNT, "eu-west-1"));
    }

    /** One for that account and region, on a free port of this machine's own address; it serves when it is made. */
    public AwsStandIn(Aws home) {
        this.home = home;
        this.account = home.account();
        server = Loopback.server();
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where it listens. */
    public URI endpoint() {
        return Loopback.endpoint(server);
    }

    /** The account and region that it is. */
    Aws home() {
        return home;
    }

    /** How to reach it, trying a call six times without waiting long. */
    public Connection connection() {
        return new Connection(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "no secret")),
                Optional.of(endpoint()),
                new Patience(6, Duration.ofMillis(1), Duration.ofMillis(4)));
    }

    /** Answers as over the line, but to a caller of this process; a refusal is thrown. */
    public synchronized JsonNode ask(String action, JsonNode request) {
        return actions.get(action).apply(request);
    }

    /** What it answers to an action, by its bare name. */
    public void on(String action, Function<JsonNode, JsonNode> answer) {
        actions.put(action, answer);
    }

    /** What stops calls from now on. */
    public void gate(Gate next) {
        gate = next;
    }

    /** Whose credentials it takes the caller's for. */
    public void account(String number) {
        account = number;
    }

    /** The actions called so far, refused ones too. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    /** Begins that list anew. */
    public synchronized void forgetCalls() {
        calls.clear();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String action = action(exchange, body);
            try {
                answer(exchange, action, body);
            } catch (Refusal refusal) {
                exchange.getResponseHeaders().add("x-amzn-ErrorType", refusal.code());
                send(
                        exchange,
                        refusal.status(),
                        "application/x-amz-json-1.1",
                        JSON.createObjectNode()
                                .put("__type", refusal.code())
                                .put("Message", refusal.getMessage())
                                .put("message", refusal.getMessage())
                                .toString());
            }
        }
    }

    private synchronized void answer(HttpExchange exchange, String action, String body) throws IOException {
        calls.add(action);
        Optional<Refusal> refusal = gate.stop(action, calls.size());
        if (action.equals("GetCallerIdentity")) {
            identity(exchange, refusal);
            return;
        }

        stop(refusal.filter(stop -> !stop.isAfterwards()));
        Function<JsonNode, JsonNode> known = actions.get(action);
        if (known == null) {
            throw new Refusal(404, "UnknownOperationException", "No such action here: " + action);
        }

        JsonNode request = body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
        JsonNode answer = known.apply(request);
        stop(refusal);
        send(exchange, 200, "application/x-amz-json-1.1", answer.toString());
    }

    private static void stop(Optional<Refusal> refusal) {
        refusal.ifPresent(stop -> {
            throw stop;
        });
    }

    private void identity(HttpExchange exchange, Optional<Refusal> refusal) throws IOException {
        if (refusal.isPresent()) {
            String error =
                    "<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><Error><Type>Sender</Type>"
                            + "<Code>" + refusal.get().code() + "</Code><Message>"
                            + refusal.get().getMessage() + "</Message></Error><RequestId>1</RequestId></ErrorResponse>";
            send(exchange, refusal.get().status(), "text/xml", error);
            return;
        }

        String caller = "arn:" + home.partition().word() + ":sts::" + account + ":assumed-role/operator/night";
        send(
                exchange,
                200,
                "text/xml",
                "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>"
                        + "<Arn>" + caller + "</Arn><UserId>AROAEXAMPLE:night</UserId><Account>" + account
                        + "</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId>"
                        + "</ResponseMetadata></GetCallerIdentityResponse>");
    }

    private static String action(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }

        String path = exchange.getRequestURI().getPath().substring(1);
        return path.isEmpty() ? form(body).getOrDefault("Action", "") : path;
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (one, next) -> one));
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    /** An empty answer. */
    public static ObjectNode nothing() {
        return JSON.createObjectNode();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
