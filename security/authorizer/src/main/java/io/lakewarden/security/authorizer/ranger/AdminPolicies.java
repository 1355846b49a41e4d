package io.lakewarden.security.authorizer.ranger;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policies that a Ranger Admin gives to its plugins, asked for again in the background. A copy is kept in a folder, and
 * used at the start while the Admin is away; how old it is, is logged. While an Admin that was there is away, the policies
 * stay as they were.
 */
public final class AdminPolicies implements Policies {
    private static final Logger LOG = LoggerFactory.getLogger(AdminPolicies.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int UNCHANGED = 304;

    /** One of the three things that a plugin downloads. */
    private record Part(String name, String path, String known, String version) {}

    private static final List<Part> PARTS = List.of(
            new Part(PolicyFiles.POLICIES, "/service/plugins/policies/download/", "lastKnownVersion", "policyVersion"),
            new Part(PolicyFiles.ROLES, "/service/roles/download/", "lastKnownRoleVersion", "roleVersion"),
            new Part(PolicyFiles.TAGS, "/service/tags/download/", "lastKnownVersion", "tagVersion"));

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;
    private final String service;
    private final Path cache;
    private final Duration poll;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final Map<String, String> texts = new TreeMap<>();
    private volatile Engine engine;
    private volatile long asked = System.nanoTime();

    private AdminPolicies(String url, String service, Path cache, Duration poll) {
        this.url = url.replaceFirst("/+$", "");
        this.service = service;
        this.cache = cache;
        this.poll = poll;
        this.engine = first();
    }

    /** Asks the Admin, or else reads the copy; without both it is an {@link InvalidPolicies}. */
    public static AdminPolicies open(String url, String service, String cache, Duration poll) {
        if (service.isEmpty() || cache.isEmpty()) {
            throw new InvalidPolicies("Cannot ask " + url + " for policies: spark.lakewarden.authorizer."
                    + (service.isEmpty()
                            ? "service is not set; name the Ranger service"
                            : "cache is not set; name a folder"));
        }

        return new AdminPolicies(url, service, Path.of(cache), poll);
    }

    @Override
    public Engine engine() {
        if (System.nanoTime() - asked > poll.toNanos() && asking.compareAndSet(false, true)) {
            CompletableFuture.runAsync(this::again);
        }

        return engine;
    }

    private Engine first() {
        try {
            return asked();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot ask {} for policies: {}", url, e.toString());
            return copied(e);
        }
    }

    private void again() {
        try {
            engine = asked();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Cannot ask {} for policies: {}; those of before stay", url, e.toString());
        } finally {
            asked = System.nanoTime();
            asking.set(false);
        }
    }

    private synchronized Engine asked() throws IOException {
        Map<String, String> now = new TreeMap<>(texts);
        for (Part part : PARTS) {
            download(part, now);
        }

        if (now.equals(texts)) {
            return engine;
        }

        Engine made = PolicyFiles.downloaded(now);
        if (!made.service().equals(service)) {
            throw new InvalidPolicies("Invalid policies: got those of " + made.service() + ", expected " + service);
        }

        keep(now);
        texts.putAll(now);
        return made;
    }

    private void download(Part part, Map<String, String> into) throws IOException {
        String query = "?" + part.known() + "=" + version(part, into) + "&pluginId="
                + URLEncoder.encode("lakewarden@" + service, StandardCharsets.UTF_8) + "&supportsPolicyDeltas=false";
        URI uri = URI.create(url
                + part.path()
                + URLEncoder.encode(service, StandardCharsets.UTF_8).replace("+", "%20")
                + query);
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(uri)
                            .timeout(PATIENCE)
                            .header("Accept", "application/json")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200) {
                into.put(part.name(), response.body());
            } else if (response.statusCode() != UNCHANGED || !into.containsKey(part.name())) {
                throw new IOException("it answered " + response.statusCode() + " for " + part.name());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static long version(Part part, Map<String, String> texts) {
        try {
            String text = texts.getOrDefault(part.name(), "{}");
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            return json.has(part.version()) ? json.get(part.version()).getAsLong() : -1;
        } catch (JsonParseException | IllegalStateException | NumberFormatException unreadable) {
            return -1;
        }
    }

    private void keep(Map<String, String> now) throws IOException {
        Files.createDirectories(cache);
        for (Map.Entry<String, String> text : now.entrySet()) {
            Path fresh = Files.createTempFile(cache, text.getKey(), ".new");
            Files.writeString(fresh, text.getValue());
            Files.move(fresh, copy(text.getKey()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Engine copied(Exception why) {
        try {
            for (Part part : PARTS) {
                texts.put(part.name(), Files.readString(copy(part.name())));
            }

            Instant kept = Files.getLastModifiedTime(copy(PolicyFiles.POLICIES)).toInstant();
            LOG.warn("Policies are those of {} ago, kept in {}", Duration.between(kept, Instant.now()), cache);
            return PolicyFiles.downloaded(texts);
        } catch (IOException none) {
            throw new InvalidPolicies(
                    "Cannot ask " + url + " for policies, and " + cache + " keeps none: " + why.getMessage(), why);
        }
    }

    private Path copy(String part) {
        return cache.resolve("hive_" + service + "_" + part + ".json");
    }
}
