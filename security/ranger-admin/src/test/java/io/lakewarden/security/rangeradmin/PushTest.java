package io.lakewarden.security.rangeradmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.security.rangeradmin.StandIn.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What reaches an Admin, in which order, and what it lets people see at every moment. */
class PushTest {
    private static final List<String> USERS = List.of("ann", "bob", "eve");
    private static final List<String> TABLES = List.of("t1", "t2");

    private StandIn admin;
    private Admin client;
    private final List<String> progress = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        admin = new StandIn();
        client = new Admin(AdminConnection.withPassword(admin.url(), "admin", "s3cret", Duration.ofMillis(1)));
        admin.service(Wanted.TAG, "tag", "");
        admin.service(Wanted.HIVE, "hive", Wanted.TAG);
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    @Test
    void aDryRunReadsAndSaysWhatItWouldDo() {
        ObjectNode result = push(new Wanted().access("t1", List.of("ann"), List.of()), false);

        assertThat(admin.writes()).isEmpty();
        assertThat(result.toString())
                .isEqualTo("{\"done\":0,\"steps\":[{\"phase\":\"grant\",\"verb\":\"create\","
                        + "\"subject\":\"shop_hive policy t1\",\"detail\":\"+allow ann select\"}],\"foreign\":[]}");
    }

    @Test
    void aSecondRunFindsNoDifference() {
        push(rich(), true);
        admin.calls.clear();

        assertThat(push(rich(), true).path("steps")).isEmpty();
        assertThat(admin.writes()).isEmpty();
    }

    @Test
    void revokesBeforeItGrants() {
        push(new Wanted().access("t1", List.of("ann", "eve"), List.of()).access("t2", List.of("eve"), List.of()), true);
        admin.calls.clear();
        push(new Wanted().access("t1", List.of("ann", "bob"), List.of()).access("t3", List.of("bob"), List.of()), true);

        assertThat(admin.writes())
                .containsExactly("DELETE /policy/101", "PUT /policy/100", "PUT /policy/100", "POST /policy");
    }

    @Test
    void refusesToPushNothing() {
        push(new Wanted().access("t1", List.of("ann"), List.of()), true);
        admin.calls.clear();

        assertThatThrownBy(() -> push(new Wanted(), true))
                .hasMessage("Cannot push: the definition gives no policies for shop_hive, and pushing none would revoke"
                        + " all; leave hive out of --service-types, or delete them in the Admin");
        assertThat(admin.calls).isEmpty();
    }

    @Test
    void leavesPoliciesOfOthersAloneAndNamesThem() {
        ObjectNode other = new Wanted()
                .access("t9", List.of("eve"), List.of())
                .request("", false)
                .services()
                .get(1)
                .policies()
                .get(0);
        other.putArray("policyLabels");
        admin.policies.put(7L, other.put("id", 7));

        assertThat(push(new Wanted().access("t1", List.of("ann"), List.of()), true)
                        .path("foreign")
                        .toString())
                .isEqualTo("[\"shop_hive: t9 (gives access)\"]");
        assertThat(admin.policies).containsEntry(7L, other);
        assertThatThrownBy(() -> push(new Wanted().access("t9", List.of("ann"), List.of()), true))
                .hasMessage("Cannot push: shop_hive has a policy t9 that was not made from this definition;"
                        + " delete or rename it in the Admin");
    }

    @Test
    void saysWhatIsMissingInTheAdmin() {
        Wanted wanted = new Wanted().access("t1", List.of("ann"), List.of());
        admin.service(Wanted.HIVE, "hive", "");
        assertThatThrownBy(() -> push(wanted, true))
                .hasMessage("Cannot push: the Admin's service shop_hive does not look at tag service shop_tag, so"
                        + " nothing said of tags would hold; set it there");

        admin.services.remove(Wanted.HIVE);
        assertThatThrownBy(() -> push(wanted, true))
                .hasMessage("Cannot push: the Admin has no service shop_hive; create it there, of type hive and with"
                        + " tag service shop_tag, or check --url, which ends before /service");
        assertThat(admin.writes()).isEmpty();
    }

    @Test
    void saysWhyAnAdminCannotBeAsked() {
        PushRequest request =
                new Wanted().access("t1", List.of("ann"), List.of()).request(admin.url(), true);
        Admin wrong = new Admin(AdminConnection.withPassword(admin.url(), "admin", "guess", Duration.ofMillis(1)));
        assertThatThrownBy(() -> Push.run(wrong, request, progress::add))
                .hasMessage("Cannot read service shop_tag: " + admin.url()
                        + " does not know this user and password; check --user and the password");

        admin.close();
        assertThatThrownBy(() -> push(new Wanted().access("t1", List.of("ann"), List.of()), true))
                .hasMessage("Cannot read service shop_tag: " + admin.url()
                        + " cannot be reached (Connection refused); check --url");
    }

    @Test
    void saysThatTheUserMayNot() {
        admin.answerAllWith(403);

        assertThatThrownBy(() -> push(new Wanted().access("t1", List.of("ann"), List.of()), true))
                .hasMessage("Cannot read service shop_tag: " + admin.url()
                        + " does not allow it to this user; use an administrator of Ranger");
    }

    @Test
    void saysThatThereIsNoSuchThing() {
        admin.answerAllWith(404);

        assertThatThrownBy(() -> push(new Wanted().access("t1", List.of("ann"), List.of()), true))
                .hasMessage(
                        "Cannot push: the Admin has no service shop_tag; create it there, of type tag, or check --url,"
                                + " which ends before /service");
    }

    @Test
    void saysThatACertificateIsNotTrusted(@TempDir Path folder) throws Exception {
        try (StandIn secure = StandIn.tls(Certificates.selfSigned(folder))) {
            assertThatThrownBy(() -> push(secure.url()))
                    .hasMessage("Cannot read service shop_tag: " + secure.url()
                            + " shows a certificate that Java does not trust (unable to find valid certification path to"
                            + " requested target); name a store that holds its issuer, say with"
                            + " JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE");
            assertThat(secure.calls).isEmpty();
        }
    }

    @Test
    void saysThatAnAdminWithoutTlsWasAskedByTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            new Thread(() -> refuseTls(plain)).start();
            String url = "https://127.0.0.1:" + plain.getLocalPort();

            assertThatThrownBy(() -> push(url))
                    .hasMessage(
                            "Cannot read service shop_tag: " + url + " does not come to terms over TLS (Unsupported or"
                                    + " unrecognized SSL message); check whether --url is http or https");
        }
    }

    private static void refuseTls(ServerSocket plain) {
        try (Socket socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void push(String url) {
        Push.run(
                new Admin(AdminConnection.withPassword(url, "admin", "s3cret", Duration.ofMillis(1))),
                new Wanted().access("t1", List.of("ann"), List.of()).request(url, true),
                progress::add);
    }

    @Test
    void saysHowFarItCameWhenTheAdminFails() {
        push(new Wanted().access("t1", List.of("ann"), List.of()).access("t2", List.of("ann"), List.of()), true);
        admin.failFromWrite(1, Failure.STATUS_503);

        assertThatThrownBy(() -> push(new Wanted().access("t3", List.of("ann"), List.of()), true))
                .hasMessage(
                        "Cannot delete policy t2: " + admin.url() + " cannot be reached (it answers with status 503);"
                                + " check --url; 1 of 3 steps are done, and nobody has more than before or than the definition"
                                + " gives; run it again to go on");
    }

    @Test
    void whereverItStopsNobodyHasMoreThanBeforeOrAfterAndARerunEndsAlike() {
        for (long seed = 1; seed <= 25; seed++) {
            Random random = new Random(seed);
            Wanted before = random(random);
            Wanted after = random(random);
            reset();
            push(before, true);
            SortedSet<String> most = access();
            int writes = count(before, after);
            most.addAll(access());
            SortedSet<String> end = access();
            for (int stop = 0; stop < writes; stop++) {
                Failure failure = Failure.values()[(int) ((seed + stop) % Failure.values().length)];
                reset();
                push(before, true);
                String where = "seed " + seed + ", write " + stop + ", " + failure;
                List<SortedSet<String>> seen = new ArrayList<>();
                admin.watch(now -> seen.add(access()));
                admin.failFromWrite(stop, failure);
                assertThatThrownBy(() -> push(after, true)).as(where).isInstanceOf(AdminTrouble.class);
                admin.recover();
                push(after, true);
                admin.watch(now -> {});

                assertThat(seen).as(where).allSatisfy(moment -> assertThat(most).containsAll(moment));
                assertThat(access()).as(where).isEqualTo(end);
                assertThat(push(after, false).path("steps")).as(where).isEmpty();
            }
        }
    }

    private int count(Wanted before, Wanted after) {
        admin.calls.clear();
        push(after, true);
        return admin.writes().size();
    }

    private void reset() {
        admin.watch(now -> {});
        admin.policies.clear();
        admin.roles.clear();
        admin.tags.clear();
    }

    private ObjectNode push(Wanted wanted, boolean apply) {
        PushRequest request = wanted.request(admin.url(), apply);
        return Push.run(client, request, progress::add);
    }

    private static Wanted rich() {
        return new Wanted()
                .access("t1", List.of("ann", "@team"), List.of("eve"))
                .access("t2", List.of("@team"), List.of())
                .filter("t2", "bob", "country = 'FR'")
                .tagged("pii", List.of("ann"), List.of("@team"))
                .role("team", "bob", "eve")
                .tag("t1", "pii");
    }

    private static Wanted random(Random random) {
        Wanted wanted = new Wanted().access("t0", List.of("ann"), List.of());
        List<String> who = List.of("ann", "bob", "eve", "@r1", "@r2");
        for (String table : TABLES) {
            if (random.nextInt(4) > 0) {
                wanted.access(table, some(random, who, 3), some(random, who, 4));
            }

            if (random.nextInt(3) == 0) {
                wanted.filter(table, who.get(random.nextInt(5)), "x = " + random.nextInt(2));
            }

            wanted.tag(table, some(random, List.of("p", "q"), 2).toArray(String[]::new));
        }

        for (String tag : List.of("p", "q")) {
            if (random.nextBoolean()) {
                wanted.tagged(tag, some(random, who, 4), some(random, who, 4));
            }
        }

        return wanted.role("r1", some(random, USERS, 2).toArray(String[]::new))
                .role("r2", some(random, USERS, 2).toArray(String[]::new));
    }

    /** Each of them with the probability of one in so many. */
    private static List<String> some(Random random, List<String> all, int oneIn) {
        return all.stream().filter(one -> random.nextInt(oneIn) == 0).toList();
    }

    /** Who sees which rows of which table, each value of the filtered column being a row. */
    private SortedSet<String> access() {
        SortedSet<String> access = new TreeSet<>();
        for (String user : USERS) {
            for (String table : TABLES) {
                if (holds(user, table, "policyItems") && !holds(user, table, "denyPolicyItems")) {
                    rows(user, table).forEach(row -> access.add(user + " " + table + " " + row));
                }
            }
        }

        return access;
    }

    private boolean holds(String user, String table, String field) {
        return admin.policies.values().stream()
                .filter(policy -> covers(policy, table))
                .anyMatch(policy -> any(policy.path(field), item -> isFor(item, user)));
    }

    private boolean covers(JsonNode policy, String table) {
        JsonNode resources = policy.path("resources");
        String tag = resources.at("/tag/values/0").asText();
        return resources.at("/table/values/0").asText().equals(table)
                || admin.tags.getOrDefault("gold." + table + ".c", List.of()).stream()
                        .anyMatch(one -> one.path("type").asText().equals(tag));
    }

    private List<String> rows(String user, String table) {
        for (JsonNode policy : admin.policies.values()) {
            if (policy.path("policyType").asInt() == 2 && covers(policy, table)) {
                for (JsonNode item : policy.path("rowFilterPolicyItems")) {
                    if (isFor(item, user)) {
                        String filter = item.at("/rowFilterInfo/filterExpr").asText();
                        return List.of("x = 0", "x = 1").stream()
                                .filter(filter::equals)
                                .toList();
                    }
                }
            }
        }

        return List.of("x = 0", "x = 1");
    }

    private boolean isFor(JsonNode item, String user) {
        return any(item.path("users"), one -> one.asText().equals(user))
                || any(item.path("groups"), one -> one.asText().equals("public"))
                || any(item.path("roles"), role -> admin.roles.values().stream()
                        .filter(one -> one.path("name").equals(role))
                        .anyMatch(one -> any(
                                one.path("users"),
                                member -> member.path("name").asText().equals(user))));
    }

    private static boolean any(JsonNode array, Predicate<JsonNode> test) {
        for (JsonNode element : array) {
            if (test.test(element)) {
                return true;
            }
        }

        return false;
    }
}
