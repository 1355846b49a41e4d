package io.lakewarden.cli.gameday;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/** Stands in for a Ranger Admin: answers the three downloads of a plugin, with the policies of a folder. */
final class AdminStandIn implements AutoCloseable {
    private static final String AUTHORIZER = "spark.lakewarden.authorizer.";

    private final Installation installation;
    private final Path policies;
    private final Path copies;
    private HttpServer server;

    private AdminStandIn(Installation installation, Path policies, Path copies, HttpServer server) {
        this.installation = installation;
        this.policies = policies;
        this.copies = copies;
        this.server = server;
    }

    /** Answers from now on. */
    static AdminStandIn start(Installation installation, Path policies, Path copies) throws IOException {
        AdminStandIn admin = new AdminStandIn(installation, policies, copies, listen(0));
        admin.serve();
        return admin;
    }

    /** With this a worker takes its policies from here, every second, and keeps copies. */
    Hello before(Hello hello) {
        Map<String, String> conf = new TreeMap<>(hello.conf());
        conf.put(AUTHORIZER + "service", service());
        conf.put(AUTHORIZER + "cache", copies.toString());
        conf.put(AUTHORIZER + "poll", "1");
        return new Hello(
                hello.identity(),
                hello.state(),
                hello.cores(),
                hello.readOnly(),
                "http://127.0.0.1:" + server.getAddress().getPort(),
                hello.storage(),
                conf);
    }

    /** Nobody answers any more. */
    void goes() {
        server.stop(0);
    }

    /** Answers again, where it did before. */
    void returns() throws IOException {
        server = listen(server.getAddress().getPort());
        serve();
    }

    private static HttpServer listen(int port) throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    }

    private void serve() {
        server.createContext("/service/plugins/policies/download/", exchange -> answer(exchange, policies()));
        server.createContext("/service/roles/download/", exchange -> answer(exchange, file("roles.json")));
        server.createContext("/service/tags/download/", exchange -> answer(exchange, file("tags.json")));
        server.start();
    }

    private static void answer(HttpExchange exchange, JsonNode json) throws IOException {
        byte[] body = Json.text(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String service() {
        try {
            return file("tags.json").path("serviceName").asText();
        } catch (IOException e) {
            throw CommandFailed.because("Cannot read the policies in " + policies + ": " + e.getMessage());
        }
    }

    private JsonNode file(String name) throws IOException {
        return Json.read(Files.readString(policies.resolve(name)));
    }

    /** As Ranger's {@code ServicePolicies} is written. */
    private ObjectNode policies() throws IOException {
        ObjectNode download = part(service(), 1, "hive");
        download.set("tagPolicies", part("tag", 2, "tag"));
        return download;
    }

    private ObjectNode part(String service, int number, String type) throws IOException {
        ObjectNode part = Json.object()
                .put("serviceName", service)
                .put("serviceId", number)
                .put("policyVersion", 1);
        part.set("serviceDef", definition(type));
        part.set("policies", file(type + ".json").path("policies"));
        return part;
    }

    /** What an Admin knows of a kind of service; Ranger's jar has it. */
    private JsonNode definition(String type) throws IOException {
        String jar = Stream.of(installation.sparkClassPath().split(File.pathSeparator))
                .filter(path -> Path.of(path).getFileName().toString().startsWith(PlatformDrills.ENGINE))
                .findFirst()
                .orElseThrow();
        String name = "service-defs/ranger-servicedef-" + type + ".json";
        try (ZipFile zip = new ZipFile(jar);
                InputStream entry = zip.getInputStream(zip.getEntry(name))) {
            return Json.read(new String(entry.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
