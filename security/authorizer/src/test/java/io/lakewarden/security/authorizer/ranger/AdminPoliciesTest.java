package io.lakewarden.security.authorizer.ranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lakewarden.security.authorizer.PolicyFolder;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.ranger.plugin.service.RangerBasePlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers the three downloads as a Ranger Admin does. */
class AdminPoliciesTest {
    private static final Target NET = Target.table("gold", "sales").column("net");
    private static final Principal ADA = new Principal("ada", Set.of());
    private static final Duration AT_ONCE = Duration.ofNanos(1);

    @TempDir
    Path cache;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer admin;
    private volatile int version = 1;
    private volatile PolicyFolder policies = new PolicyFolder();

    @BeforeEach
    void start() throws IOException {
        admin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        admin.createContext("/", this::answer);
        admin.start();
    }

    @AfterEach
    void stop() {
        admin.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        asked.add(path);
        if (path.contains("KnownVersion=" + version + "&") || path.contains("KnownRoleVersion=" + version + "&")) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            byte[] body = body(path).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }

        exchange.close();
    }

    private String body(String path) throws IOException {
        if (path.startsWith("/service/roles/")) {
            return "{\"serviceName\": \"lake\", \"roleVersion\": " + version + ", \"rangerRoles\": []}";
        } else if (path.startsWith("/service/tags/")) {
            return "{\"op\": \"add_or_update\", \"serviceName\": \"lake\", \"tagVersion\": " + version + "}";
        }

        JsonObject json = new JsonObject();
        json.addProperty("serviceName", "lake");
        json.addProperty("serviceId", 1);
        json.addProperty("policyVersion", version);
        json.add(
                "policies",
                JsonParser.parseString(policies.hive()).getAsJsonObject().get("policies"));
        try (InputStreamReader definition = new InputStreamReader(
                RangerBasePlugin.class.getResourceAsStream("/service-defs/ranger-servicedef-hive.json"),
                StandardCharsets.UTF_8)) {
            json.add("serviceDef", JsonParser.parseReader(definition));
        }

        return new Gson().toJson(json);
    }

    private AdminPolicies open() {
        return AdminPolicies.open(
                "http://127.0.0.1:" + admin.getAddress().getPort() + "/", "lake", cache.toString(), AT_ONCE);
    }

    private static boolean allows(Policies policies) {
        return policies.engine().verdict(ADA, NET, "select").allowed();
    }

    @Test
    void theAdminsPoliciesHold() {
        policies = new PolicyFolder().allow("ada", "gold", "sales", "select");

        assertThat(allows(open())).isTrue();
        assertThat(asked)
                .startsWith(
                        "/service/plugins/policies/download/lake?lastKnownVersion=-1&pluginId=lakewarden%40lake"
                                + "&supportsPolicyDeltas=false",
                        "/service/roles/download/lake?lastKnownRoleVersion=-1&pluginId=lakewarden%40lake"
                                + "&supportsPolicyDeltas=false",
                        "/service/tags/download/lake?lastKnownVersion=-1&pluginId=lakewarden%40lake"
                                + "&supportsPolicyDeltas=false");
    }

    @Test
    void anEditIsSeen() throws InterruptedException {
        AdminPolicies open = open();
        assertThat(allows(open)).isFalse();

        policies = new PolicyFolder().allow("ada", "gold", "sales", "select");
        version = 2;
        for (int look = 0; look < 500 && !allows(open); look++) {
            Thread.sleep(10);
        }

        assertThat(allows(open)).isTrue();
    }

    @Test
    void theCopyHoldsWhileTheAdminIsAway() {
        policies = new PolicyFolder().allow("ada", "gold", "sales", "select");
        open();
        admin.stop(0);

        assertThat(allows(open())).isTrue();
    }

    @Test
    void withoutAnAdminAndWithoutACopyNothingStarts() {
        admin.stop(0);

        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidPolicies.class)
                .hasMessageStartingWith("Cannot ask http://127.0.0.1:")
                .hasMessageContaining("keeps none");
    }

    @Test
    void policiesOfAnotherServiceAreRefused() {
        assertThatThrownBy(() -> AdminPolicies.open(
                        "http://127.0.0.1:" + admin.getAddress().getPort(), "other", cache.toString(), AT_ONCE))
                .hasMessageEndingWith("Invalid policies: got those of lake, expected other");
    }

    @Test
    void anAdminWithoutAServiceOrAFolderForCopiesIsRefused() {
        assertThatThrownBy(() -> AdminPolicies.open("http://ranger", "", "/tmp", AT_ONCE))
                .hasMessage("Cannot ask http://ranger for policies: spark.lakewarden.authorizer.service is not set;"
                        + " name the Ranger service");
        assertThatThrownBy(() -> AdminPolicies.open("http://ranger", "lake", "", AT_ONCE))
                .hasMessage("Cannot ask http://ranger for policies: spark.lakewarden.authorizer.cache is not set;"
                        + " name a folder");
    }
}
