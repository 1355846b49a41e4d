package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.security.auth.Subject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole of it on a real YARN with a KDC: jobs as service accounts, users at the endpoint, and nobody else. */
class YarnIT {
    private static final Duration SUBMISSION = Duration.ofSeconds(120);
    private static final String INVOICES = "gold.customer_invoices";
    private static final String PASSWORD = "for-this-run-alone";

    private static Path folder;
    private static Cluster cluster;
    private static Child pipeline;
    private static Child endpoint;
    private static Client client;
    private static Subject ana;
    private static Subject ben;
    private static InProcess inProcess;

    @BeforeAll
    static void start() throws IOException {
        folder = Project.newFolder("yarn");
        cluster = Cluster.start(
                Files.createDirectories(folder.resolve("cluster")),
                List.of("pipeline", "clerk", "sql"),
                List.of("HTTP/localhost", "pipeline", "clerk", "sql", "ana", "ben"));
        System.setProperty("java.security.krb5.conf", cluster.krb5().toString());
        inProcess = InProcess.open(folder);
        inProcess.as("pipeline", "CREATE NAMESPACE gold");
        inProcess.as(
                "pipeline",
                "CREATE TABLE gold.customer_invoices (customer_id string, country string, invoice_no string, net"
                        + " decimal(10,2)) USING iceberg");
        inProcess.as(
                "pipeline",
                "INSERT INTO gold.customer_invoices VALUES ('customer-12583', 'France', '536370', 855.86),"
                        + " ('customer-12662', 'Germany', '536527', 261.48), ('customer-17850', 'United Kingdom',"
                        + " '536365', 139.12), ('customer-13047', 'United Kingdom', '536367', 278.73)");
        cluster.await();
        Path keystore = keystore();
        endpoint = Submission.of(cluster, folder, "endpoint")
                .as("sql")
                .set(Setting.PRINCIPAL.key(), "HTTP/localhost@" + Cluster.REALM)
                .set(Setting.KEYTAB.key(), cluster.keytab("HTTP").toString())
                .set(Setting.REALMS.key(), Cluster.REALM)
                .set(Setting.HOST.key(), "localhost")
                .set(Setting.PORT.key(), "0")
                .set(Setting.TLS_KEYSTORE.key(), keystore.toString())
                .set(Setting.TLS_PASSWORD_FILE.key(), folder.resolve("password").toString())
                .set(Setting.AUDIT.key(), folder.resolve("requests.jsonl").toString())
                .set(Setting.QUERY_TIMEOUT_SECONDS.key(), "20")
                .client("io.lakewarden.security.endpoint.EndpointMain");
        pipeline = refreshDimensions("pipeline").as("pipeline").cluster(Project.jobs(), JOBS_MAIN, job());
        String line = endpoint.line("Serving SQL at ", SUBMISSION);
        client = Client.of(URI.create(line.substring(line.indexOf("https://")).strip()), keystore, PASSWORD);
        ana = Client.ticket(cluster.ticket("ana"), "ana@" + Cluster.REALM);
        ben = Client.ticket(cluster.ticket("ben"), "ben@" + Cluster.REALM);
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable started : java.util.Arrays.asList(endpoint, pipeline, cluster, inProcess)) {
            if (started != null) {
                try {
                    started.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private static final String JOBS_MAIN = "io.lakewarden.jobs.Main";

    private static Submission refreshDimensions(String name) {
        return Submission.of(cluster, folder, name);
    }

    private static List<String> job() {
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

    private static Path keystore() throws IOException {
        Path keystore = folder.resolve("endpoint.p12");
        Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        try {
            int exit = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "endpoint",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            keystore.toString(),
                            "-storepass:file",
                            folder.resolve("password").toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            assertThat(exit).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }

        return keystore;
    }

    @Test
    void aServiceAccountsJobRunsOnTheCluster() {
        assertThat(pipeline.exit(SUBMISSION)).as(pipeline.printed()).isZero();
        assertThat(inProcess.as("pipeline", "SELECT count(*) FROM silver.dim_country"))
                .isEqualTo("[[43]]");
    }

    @Test
    void twoUsersGetTheirRowsAndMasks() {
        String sql = "SELECT customer_id, country, invoice_no FROM " + INVOICES + " ORDER BY invoice_no";
        assertThat(client.as(ana, sql).rows()).isEqualTo(inProcess.as("ana", sql));
        assertThat(client.as(ben, sql).rows()).isEqualTo(inProcess.as("ben", sql));
        System.out.println(client.as(ana, sql));
        System.out.println(client.as(ben, sql));
    }

    @Test
    void withoutATicketNothingRuns() {
        Client.Answer answer = client.withoutTicket("SELECT 1");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.error())
                .isEqualTo("unauthenticated: Cannot answer without a Kerberos ticket; get one with kinit, and send it"
                        + " with curl --negotiate -u :");
    }
}
