package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole of it on a real YARN with a KDC: jobs as service accounts, users at the endpoint, and nobody else. */
class YarnIT {
    private static final Duration LONGEST = Duration.ofSeconds(300);
    private static final String JOBS = "io.lakewarden.jobs.Main";

    private static Path folder;
    private static Cluster cluster;
    private static InProcess inProcess;
    private static Child pipeline;
    private static Node node;
    private static Child step;
    private static Child endpoint;
    private static Keystore keystore;
    private static Client client;
    private static Subject ana;
    private static Subject ben;

    static {
        // The JDK's server ends an idle connection after 30 s, and its client would use it for 20 minutes.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    @BeforeAll
    static void start() throws IOException {
        folder = Project.newFolder("yarn");
        cluster = Cluster.start(
                Files.createDirectories(folder.resolve("cluster")),
                List.of("pipeline", "clerk", "lakewarden"),
                List.of("HTTP/localhost", "pipeline", "clerk", "lakewarden", "ana", "ben"));
        System.setProperty("java.security.krb5.conf", cluster.krb5().toString());
        inProcess = InProcess.open(folder);
        customersInvoices();
        cluster.await();
        pipeline = submit("pipeline").as("pipeline").cluster(Project.jobs(), JOBS, refreshDimensions());
        pipeline.line("Submitting application", LONGEST);
        keystore = Keystore.create(folder);
        node = Node.of(cluster, folder, keystore);
        step = node.step();
        endpoint = node.started(step, LONGEST);
        String line = endpoint.line("Serving SQL at ", LONGEST);
        client = Client.of(URI.create(line.substring(line.indexOf("https://")).strip()), keystore);
        ana = Client.ticket(cluster.ticket("ana"), "ana@" + Cluster.REALM);
        ben = Client.ticket(cluster.ticket("ben"), "ben@" + Cluster.REALM);
    }

    @AfterAll
    static void stop() {
        Optional.ofNullable(endpoint).ifPresent(Child::terminate);
        Optional.ofNullable(step).ifPresent(Child::close);
        Optional.ofNullable(pipeline).ifPresent(Child::close);
        Optional.ofNullable(endpoint).ifPresent(Child::close);
        Optional.ofNullable(cluster).ifPresent(Cluster::close);
        Optional.ofNullable(inProcess).ifPresent(InProcess::close);
    }

    @Test
    void theStepThatStartsTheEndpointEndsWhenWhoeverHasNoTicketIsRefused() throws InterruptedException {
        assumeThat(Curl.isInstalled()).as("curl is installed").isTrue();
        assertThat(step.exit(LONGEST)).as(step.printed()).isZero();
        assertThat(step.printed()).endsWith("Serving SQL at " + client.endpoint() + "\n");
    }

    @Test
    void theKeytabIsOfTheEndpointsAccountAlone() throws IOException {
        for (String secret : List.of("endpoint.keytab", "endpoint.p12", "endpoint.password")) {
            Path file = node.file("/var/lib/lakewarden/endpoint/" + secret);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(secret)
                    .isEqualTo("r--------");
        }

        assertThat(node.log())
                .contains("useradd --user-group --no-create-home --home-dir /nonexistent --shell /sbin/nologin"
                        + " lakewarden");
        assertThat(Files.readString(node.file("/etc/systemd/system/lakewarden-endpoint.service")))
                .contains("User=lakewarden\n", "Restart=on-failure\n");
    }

    @Test
    void aServiceAccountsJobWritesWhatItsPoliciesAllow() {
        assertThat(pipeline.exit(LONGEST)).as(pipeline.printed()).isZero();
        assertThat(inProcess.as("pipeline", "SELECT count(*), count(DISTINCT region) > 1 FROM silver.dim_country"))
                .isEqualTo("[[107,true]]");
        assertThat(inProcess.as("pipeline", "SELECT min(day), max(day) FROM silver.dim_calendar"))
                .isEqualTo("[[\"2009-01-01\",\"2035-12-31\"]]");
    }

    @Test
    void aJobAsksForWhatNobodyMayHaveBeforeAnythingElse() throws IOException {
        assertThat(pipeline.exit(LONGEST)).as(pipeline.printed()).isZero();
        assertThat(Files.readAllLines(folder.resolve("pipeline-audit.jsonl")).subList(0, 4))
                .allMatch(line -> line.contains("\"reqUser\":\"lakewarden-canary\"") && line.contains("\"result\":0"));
    }

    @Test
    void theSameJobOfAnAccountWithoutPoliciesIsDenied() {
        // On a lake without tables: where they are as listed already, the job asks for nothing.
        String empty = folder.resolve("empty-lake").toUri().toString();
        try (Child clerk = submit("clerk")
                .as("clerk")
                .set("spark.sql.catalog.lake.warehouse", empty)
                .cluster(Project.jobs(), JOBS, refreshDimensions())) {
            assertThat(clerk.exit(LONGEST)).as(clerk.printed()).isEqualTo(1);
        }

        assertThat(cluster.containers()).contains("Cannot create silver as clerk: no policy allows it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ben"})
    void aJarOfAUserWithATicketIsRefused(String user) {
        try (Child own =
                submit("jar-of-" + user).withTicketOf(user).cluster(Project.jobs(), JOBS, refreshDimensions())) {
            assertThat(own.exit(LONGEST)).isEqualTo(1);
            assertThat(own.printed()).contains("User " + user + " does not have permission to submit application_");
        }
    }

    @Test
    void aJarWithoutATicketIsRefused() {
        try (Child nobody = submit("jar-of-nobody").cluster(Project.jobs(), JOBS, refreshDimensions())) {
            assertThat(nobody.exit(LONGEST)).isEqualTo(1);
            assertThat(nobody.printed())
                    .contains("Client cannot authenticate via:[TOKEN, KERBEROS]")
                    .doesNotContain("Submitting application");
        }
    }

    @Test
    void twoUsersGetTheirOwnRowsAndMasks() {
        String sql = "SELECT customer_id, country, invoice_no FROM gold.customer_invoices ORDER BY invoice_no";
        assertThat(client.as(ana, sql).rows())
                .isEqualTo("[[\"xxxxxxxx-x2583\",\"France\",\"536370\"],[\"xxxxxxxx-x2662\",\"Germany\",\"536527\"]]")
                .isEqualTo(inProcess.as("ana", sql));
        assertThat(client.as(ben, sql).rows())
                .isEqualTo("[[\"customer-17850\",\"United Kingdom\",\"536365\"],"
                        + "[\"customer-13047\",\"United Kingdom\",\"536367\"]]")
                .isEqualTo(inProcess.as("ben", sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM gold.customer_invoices",
                "SELECT country, sum(net) FROM gold.customer_invoices GROUP BY country ORDER BY country",
                "SELECT i.country FROM gold.customer_invoices i WHERE i.invoice_no = (SELECT max(invoice_no) FROM"
                        + " gold.customer_invoices)",
                "SELECT count(*) FROM silver.dim_country",
                "SELECT count(*) FROM gold.customer_invoices.files",
                "SELECT count(*) FROM gold.customer_invoices VERSION AS OF 1",
                "SHOW TABLES IN gold",
                "DESCRIBE gold.customer_invoices",
                "INSERT INTO gold.customer_invoices SELECT * FROM gold.customer_invoices",
                "CREATE TABLE gold.mine AS SELECT country FROM gold.customer_invoices",
                "DROP TABLE gold.customer_invoices",
                "CALL lake.system.rollback_to_snapshot('gold.customer_invoices', 1)",
                "SET spark.sql.extensions=",
                "SET spark.sql.variable.substitute=true",
                "SET",
                "ADD JAR 'file:/own.jar'",
                "CREATE FUNCTION own AS 'java.lang.Math'",
                "SELECT reflect('java.lang.System', 'getenv')",
                "SELECT nothing FROM nowhere"
            })
    void theAnswerIsThatOfTheSameUserInTheProcess(String sql) {
        assertThat(said(client.as(ana, sql))).isEqualTo(inProcess.as("ana", sql));
        assertThat(said(client.as(ben, sql))).isEqualTo(inProcess.as("ben", sql));
    }

    @Test
    void aDenialNamesTheUserAndIsForbiddenWhileAMistakeIsABadRequest() {
        Client.Answer denied = client.as(ben, "SELECT net FROM gold.customer_invoices");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.error())
                .startsWith("denied: Cannot read gold.customer_invoices (net) as ben: ")
                .doesNotContain("\n");
        Client.Answer invalid = client.as(ben, "SELEC 1");
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.error())
                .isEqualTo("invalid: Cannot run the statement: Syntax error at or near 'SELEC' (line 1, pos 0)");
    }

    @Test
    void anExpressionThatFailsDoesNotTellOfHiddenRows() {
        String sql =
                "SELECT count(*) FROM gold.customer_invoices WHERE assert_true(country <> 'United Kingdom') IS NULL";
        assertThat(client.as(ana, sql).rows()).isEqualTo("[[2]]");
        assertThat(client.as(ben, sql).status()).isEqualTo(500);
    }

    @Test
    void usersWhoAskAtTheSameTimeDoNotMeet() throws InterruptedException, ExecutionException {
        String sql = "SELECT count(*), (SELECT max(country) FROM (SELECT country, count(*) FROM gold.customer_invoices"
                + " GROUP BY country)), (SELECT count(DISTINCT invoice_no) FROM gold.customer_invoices) FROM"
                + " gold.customer_invoices";
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int round = 0; round < 6; round++) {
                answers.add(threads.submit(() -> said(client.as(ana, sql))));
                answers.add(threads.submit(() -> said(client.as(ben, sql))));
            }

            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get())
                        .isEqualTo(i % 2 == 0 ? "[[2,\"Germany\",2]]" : "[[2,\"United Kingdom\",2]]");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aViewOfOneIsNotThereForTheOther() {
        String view = "CREATE TEMPORARY VIEW mine AS SELECT country FROM gold.customer_invoices";
        assertThat(said(client.as(ana, view))).isEqualTo("[]");
        assertThat(client.as(ana, "SELECT count(*) FROM mine").rows()).isEqualTo("[[2]]");
        assertThat(client.as(ben, "SELECT count(*) FROM mine").status()).isEqualTo(400);
    }

    @Test
    void theServersOwnSettingsAndEnvironmentAreNoPartOfAText() {
        assertThat(client.as(ana, "SELECT '${env:PATH}', '${spark:spark.plugins}', '${system:user.dir}'")
                        .rows())
                .isEqualTo("[[\"${env:PATH}\",\"${spark:spark.plugins}\",\"${system:user.dir}\"]]");
    }

    @Test
    void anAnswerEndsAtItsLimitAndSaysSo() {
        Client.Answer answer = client.as(ana, "?limit=1", "SELECT country FROM gold.customer_invoices ORDER BY 1");
        assertThat(answer.json())
                .hasToString("{\"user\":\"ana\",\"columns\":[{\"name\":\"country\",\"type\":\"string\"}],"
                        + "\"rows\":[[\"France\"]],\"more\":true}");
        assertThat(client.as(ana, "?limit=100001", "SELECT 1").error())
                .isEqualTo("invalid: Cannot run the statement: got ?limit=100001, expected ?limit=1 to ?limit=100000");
    }

    @Test
    void withoutATicketNothingRuns() {
        Client.Answer answer = client.send(Optional.empty(), "SELECT 1");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error())
                .isEqualTo("unauthenticated: Cannot answer without a Kerberos ticket; get one with kinit, and send it"
                        + " with curl --negotiate -u :");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Negotiate", "Negotiate !", "Negotiate TlRMTVNTUAABAAAA", "Basic YW5hOmFuYQ=="})
    void whatIsNoTicketIsNotTaken(String authorization) {
        for (int again = 0; again < 5; again++) {
            assertThat(client.send(Optional.of(authorization), "SELECT 1").status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aTicketForAnotherServiceIsNotTaken() {
        String other = Client.token(ana, "yarn@localhost");
        assertThat(client.send(Optional.of("Negotiate " + other), "SELECT 1").status())
                .isEqualTo(401);
    }

    @Test
    void aTicketIsTakenOnce() {
        String token = "Negotiate " + client.token(ana);
        assertThat(client.send(Optional.of(token), "SELECT 1").rows()).isEqualTo("[[1]]");
        assertThat(client.send(Optional.of(token), "SELECT 1").error())
                .isEqualTo("unauthenticated: Cannot take the Kerberos ticket: Failure unspecified at GSS-API level"
                        + " (Mechanism level: Request is a replay (34))");
    }

    @Test
    void aWebPageIsNotAnsweredThoughItsReaderHasATicket() {
        Client.Answer answer = client.send(HttpRequest.newBuilder(client.endpoint())
                .header("Authorization", "Negotiate " + client.token(ana))
                .header("Origin", "https://elsewhere.example.com")
                .POST(HttpRequest.BodyPublishers.ofString("SELECT 1")));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.error()).isEqualTo("denied: Cannot answer a web page: its user may not know what it asks");
    }

    @Test
    void theDocumentedCommandAnswers() throws IOException, InterruptedException {
        assumeThat(Curl.speaksNegotiate()).as("curl with SPNEGO is installed").isTrue();
        assertThat(Curl.post(
                        client.endpoint(), keystore.certificate(), cluster.krb5(), cluster.ticket("ana"), "SELECT 1"))
                .isEqualTo(
                        "{\"user\":\"ana\",\"columns\":[{\"name\":\"1\",\"type\":\"int\"}],\"rows\":[[1]],\"more\":false}\n");
    }

    @Test
    void whatRunsForNobodyIsCancelled() throws IOException, InterruptedException {
        String endless = "SELECT sum(id) FROM range(0, 1000000000000000, 1, 1)";
        client.leave(ana, endless, Duration.ofSeconds(7));
        String gone = "\"outcome\":\"gone\"";
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(requests()).contains(gone));
        // Both of ana's places are free again.
        assertThat(client.as(ana, "SELECT 1").rows()).isEqualTo("[[1]]");
    }

    @Test
    void everyRequestIsOnRecordBeforeItsReply() throws IOException {
        client.as(ben, "SELECT 'on record'");
        assertThat(requests().lines().filter(line -> line.contains("SELECT 'on record'")))
                .singleElement()
                .asString()
                .matches(
                        "\\{\"time\":\"[^\"]+\",\"client\":\"127\\.0\\.0\\.1\",\"principal\":\"ben@EXAMPLE\\.COM\",\"user\":\"ben\","
                                + "\"statement\":\"[0-9a-f-]{36}\",\"sql\":\"SELECT 'on record'\",\"outcome\":\"answered\",\"rows\":1,"
                                + "\"millis\":[0-9]+}");
    }

    /** The rows, or the sentence of a refusal, as {@link InProcess} tells them. */
    private static String said(Client.Answer answer) {
        return answer.status() == 200 ? answer.rows() : answer.error();
    }

    private static String requests() throws IOException {
        return Files.readString(node.file("/var/lib/lakewarden/endpoint/audit/requests.jsonl"));
    }

    private static void customersInvoices() {
        inProcess.as("pipeline", "CREATE NAMESPACE gold");
        inProcess.as(
                "pipeline",
                "CREATE TABLE gold.customer_invoices (customer_id string, country string, invoice_no string, net"
                        + " decimal(10,2)) USING iceberg");
        assertThat(inProcess.as(
                        "pipeline",
                        "INSERT INTO gold.customer_invoices VALUES ('customer-12583', 'France', '536370', 855.86),"
                                + " ('customer-12662', 'Germany', '536527', 261.48), ('customer-17850',"
                                + " 'United Kingdom', '536365', 139.12), ('customer-13047', 'United Kingdom', '536367',"
                                + " 278.73)"))
                .isEqualTo("[]");
    }

    private static Submission submit(String name) {
        return Submission.of(cluster, folder, name);
    }

    private static List<String> refreshDimensions() {
        return List.of(
                "refresh-dimensions",
                "--run-date",
                "2011-03-21",
                "--time-zone",
                "Europe/London",
                "--pipeline",
                "billing",
                "--landing",
                folder.resolve("landing").toUri().toString(),
                "--contract",
                Project.resource("contract.json").toUri().toString(),
                "--records",
                folder.resolve("records").toUri().toString(),
                "--publishing",
                "branch");
    }
}
