package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.CommandProcess.Result;
import io.lakewarden.cli.sample.SampleFeed;
import io.lakewarden.cli.sample.Summary;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's first hour: one lake, one call after the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpIT {
    private static final SampleFeed FEED = SampleFeed.of(7, LocalDate.of(2026, 3, 27), 4, 700);

    @TempDir
    static Path folder;

    private static CommandProcess command;
    private static Path data;
    private static Summary feed;
    /** Of gold, after the first run. */
    private static JsonNode snapshots;

    @BeforeAll
    static void writeTheFeed() {
        command = CommandProcess.in(folder.resolve("work place"));
        data = folder.resolve("in coming");
        feed = FEED.write(data, (day, written) -> {});
    }

    @Test
    @Order(1)
    void takesEveryDayFromLandingToTaggedGold() {
        Result up = command.run("up", "--data", data.toString(), "--json");

        assertThat(up.exitCode()).as(up.err()).isZero();
        JsonNode conform = step(up.json(), "conform");
        long quarantined =
                feed.quarantined().values().stream().mapToLong(Long::longValue).sum();
        assertThat(up.json().get("run").asInt()).isEqualTo(4);
        assertThat(conform.get("rowsIn").asLong()).isEqualTo(feed.lines());
        assertThat(conform.get("quarantined").asLong()).isEqualTo(quarantined);
        assertThat(conform.get("rowsOut").asLong()
                        + conform.get("quarantined").asLong()
                        + conform.get("duplicates").asLong())
                .isEqualTo(feed.lines());
        assertThat(up.json().at("/tables/0/tag").asText()).isEqualTo("run-2026-03-30");
        assertThat(Path.of(up.json().get("report").asText())).exists();
        assertThat(up.err()).contains("billing 2026-03-27  [1/4]  succeeded  700 rows");
    }

    @Test
    @Order(2)
    void runsNothingWhenNothingIsNew() {
        Result again = command.run("up", "--data", data.toString());

        assertThat(again.exitCode()).isZero();
        assertThat(again.out())
                .startsWith("Nothing new: all 4 days were run before, with the same input and definition\n");
    }

    @Test
    @Order(3)
    void keepsTheStateMachineAndTheExecutionHistoryOfEachDay() throws IOException {
        Path state = command.dir().resolve(".lakewarden");

        assertThat(Files.readString(state.resolve("statemachines/billing.asl.json")))
                .contains("arn:aws:states:::elasticmapreduce:addStep.sync");
        assertThat(Files.readString(state.resolve("runs/billing/2026-03-27/history.json")))
                .contains("\"ExecutionStarted\"", "\"TaskSucceeded\"", "\"ExecutionSucceeded\"");
    }

    @Test
    @Order(4)
    void answersQueriesNowAndAsOfATag() {
        String sql = "SELECT count(*) AS invoices, CAST(sum(lines) AS bigint) AS lines, "
                + "(SELECT count(*) FROM gold.sales_by_day.snapshots) AS snapshots FROM gold.customer_invoices";
        Result result = command.run("query", sql, "--json");
        JsonNode now = result.json().at("/rows/0");
        snapshots = now.get(2);

        String nested = "WITH x AS (SELECT * FROM gold.customer_invoices) SELECT count(*), CAST(sum(lines) AS bigint) "
                + "FROM x WHERE invoice_no IN (SELECT invoice_no FROM gold.customer_invoices)";
        JsonNode then = command.run("query", nested, "--as-of", "run-2026-03-27", "--json")
                .json()
                .at("/rows/0");

        assertThat(then.get(1).asLong()).isPositive().isLessThan(now.get(1).asLong());
        assertThat(then.get(0).asLong()).isPositive().isLessThan(now.get(0).asLong());
        assertThat(result.err()).contains("As operator, the operator of environments/local.yaml");
        assertThat(command.run("query", "--as", "operator", sql, "--as-of", "run-1999-01-01")
                        .err())
                .isEqualTo("lakewarden: Cannot run the query: "
                        + "Cannot find matching snapshot ID or reference name for version run-1999-01-01\n");
    }

    @Test
    @Order(5)
    void refusesQueriesThatWrite() {
        Result drop = command.run("query", "--as", "operator", "DROP TABLE gold.sales_by_day");

        assertThat(drop.exitCode()).isEqualTo(1);
        assertThat(drop.err())
                .isEqualTo("lakewarden: Cannot run the query: only SELECT, SHOW TABLES, SHOW NAMESPACES and DESCRIBE "
                        + "run here, and this is none of them; jobs write the lake\n");
    }

    @Test
    @Order(6)
    void showsEachPrincipalWhatItsGrantsGive() {
        String invoices = "SELECT country, customer_id, net FROM gold.customer_invoices WHERE customer_id IS NOT NULL";
        Result all = command.run("query", "--as", "erik", invoices, "--limit", "5000", "--json");
        Result some = command.run("query", "--as", "analyst-uk", invoices, "--limit", "5000", "--json");

        assertThat(all.exitCode()).as(all.err()).isZero();
        assertThat(some.exitCode()).as(some.err()).isZero();
        Map<String, Set<String>> plain = customersByCountry(all);
        Map<String, Set<String>> masked = customersByCountry(some);
        assertThat(plain.size()).isGreaterThan(1);
        assertThat(masked.keySet()).containsExactly("United Kingdom");
        assertThat(masked.get("United Kingdom")).allMatch(customer -> customer.matches("[0-9a-f]{64}"));
        assertThat(masked.get("United Kingdom"))
                .hasSameSizeAs(plain.get("United Kingdom"))
                .doesNotContainAnyElementsOf(plain.get("United Kingdom"));
        assertThat(some.json().get("rows"))
                .as("masked by Ranger in the query, and by the pipeline in the table for planes without masks")
                .containsExactlyInAnyOrderElementsOf(maskedByThePipeline());
        assertThat(command.run("query", "--as", "erik", "SELECT raise_error(country) FROM gold.sales_by_day")
                        .err())
                .startsWith("lakewarden: Cannot run the query: ")
                .doesNotContain("Exception");
        assertThat(command.run("query", "--as", "analyst-uk", "SHOW TABLES IN gold", "--json")
                        .json()
                        .get("rows"))
                .hasSize(2);
    }

    @Test
    @Order(7)
    void deniesWhatNoGrantGivesAndSaysWhy() {
        Result count = command.run("query", "--as", "intern", "SELECT count(*) FROM gold.sales_by_day");
        Result nobody = command.run("query", "--as", "nobody", "SELECT 1");

        assertThat(count.exitCode()).isEqualTo(1);
        assertThat(count.err())
                .isEqualTo("lakewarden: Cannot read gold.sales_by_day as intern: no policy allows it; "
                        + "./lakewarden access matrix --principal intern shows what intern may read\n");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err())
                .startsWith("lakewarden: Invalid --as: got nobody, expected a user or a service account");
        String key = "${spark.sql.catalog.lake.s3.secret-access-key}";
        assertThat(command.run("query", "--as", "intern", "SELECT '" + key + "'", "--json")
                        .json()
                        .at("/rows/0/0")
                        .asText())
                .isEqualTo(key);
    }

    @Test
    @Order(8)
    void runsOneDayAgainWithoutANewSnapshotInGold() {
        Result run = command.run("run", "billing", "--date", "2026-03-28", "--json");
        JsonNode after = command.run("query", "SELECT count(*) FROM gold.sales_by_day.snapshots", "--json")
                .json()
                .at("/rows/0/0");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(after).isEqualTo(snapshots);
    }

    @Test
    @Order(9)
    void tellsPrometheusWhatTheDashboardsAsk() throws Exception {
        Prometheus.assumeInstalled();
        int port = freePort();
        Path out = folder.resolve("metrics.txt");
        Process metrics = command.start(out, "metrics", "--port", String.valueOf(port));
        try {
            await(() -> Files.readString(out).contains("http://127.0.0.1:" + port + "/metrics"));
            try (Prometheus prometheus = Prometheus.scraping(port, freePort(), folder.resolve("prometheus"))) {
                await(() -> !prometheus.answer("ALERTS{alertstate=\"firing\"}").isEmpty());

                assertThat(prometheus.value("up{job=\"lakewarden\"}")).isEqualTo(1);
                assertThat(prometheus.value("lakewarden_job_rows_in{step=\"conform\"}"))
                        .isEqualTo(700);
                assertThat(prometheus.value("lakewarden_runs{result=\"succeeded\"}"))
                        .isEqualTo(4);
                assertThat(prometheus.value("lakewarden_access_decisions_total{user=\"intern\",result=\"denied\"}"))
                        .isPositive();
                assertThat(Prometheus.dashboardQueries()).hasSizeGreaterThan(15).allSatisfy(query -> assertThat(
                                prometheus.answer(query))
                        .as(query)
                        .isNotEmpty()
                        .allSatisfy(value -> assertThat(value).isFinite()));
                assertThat(prometheus.answer("ALERTS{alertname=\"LakewardenPublishedTooOld\",alertstate=\"firing\"}"))
                        .as("the newest day is long over")
                        .hasSize(1);
                assertThat(prometheus.answer("ALERTS{alertname=\"LakewardenRunFailed\"}"))
                        .isEmpty();
            }
        } finally {
            metrics.destroy();
            assertThat(metrics.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    @Order(10)
    void takesTheExecutionsInputAsTheConsoleDoes() {
        Result number = command.run("run", "billing", "--input", "{\"date\": 5}");
        Result broken = command.run("run", "billing", "--input", "{");
        Result yesterday = command.run("run", "billing");

        assertThat(number.exitCode()).isEqualTo(2);
        assertThat(number.err())
                .isEqualTo("lakewarden: Invalid --input: got {\"date\":5}, "
                        + "expected {} or an object with a text \"date\" and no more\n");
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.err()).startsWith("lakewarden: Invalid --input: Unexpected end-of-input");
        assertThat(yesterday.exitCode()).isEqualTo(1);
        assertThat(yesterday.out()).contains("ingest: Cannot ingest ");
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    @Order(11)
    void goesOnWithTheOtherDaysWhenSomeCannotBeTaken() throws IOException {
        String header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
        Files.writeString(data.resolve("2026-04-01.csv"), "a,b,c\n1,2,3\n");
        Files.write(
                data.resolve("2026-04-02.csv"),
                (header + "1,2,caf\u00e9,1,2026-04-02 08:00:00,1.0,,France\n").getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(data.resolve("2026-04-03.csv"), "");
        Files.writeString(
                data.resolve("2026-04-04.csv"), header + "1,2,three,1,2026-04-04 08:00:00,1.0,,France\n5,6,sev");
        Result up = command.run("up", "--data", data.toString(), "--json");

        assertThat(up.exitCode()).isEqualTo(1);
        assertThat(up.json().get("nothingNew").asInt()).isEqualTo(4);
        List<String> causes = new ArrayList<>();
        up.json()
                .get("outcomes")
                .forEach(outcome -> causes.add(outcome.get("cause").asText()));
        assertThat(causes.get(0)).contains("2026-04-01.csv:1");
        assertThat(causes.get(1)).contains("2026-04-02.csv:2");
        assertThat(causes.get(2)).contains("2026-04-03.csv");
        assertThat(causes.get(3)).isEmpty();
        assertThat(step(up.json(), "conform").get("quarantined").asLong()).isEqualTo(1);
        assertThat(Path.of(up.json().at("/outcomes/0/log").asText())).exists();
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    @Order(12)
    void takesADayAgainWhenItsFileWasDeliveredAnew() throws IOException {
        Path file = data.resolve("2026-03-28.csv");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 301));
        Result up = command.run("up", "--data", data.toString(), "--to", "2026-03-30", "--json");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.json().get("run").asInt()).isEqualTo(1);
        assertThat(step(up.json(), "conform").get("rowsIn").asLong()).isEqualTo(300);
        assertThat(up.json().at("/tables/0/tag").asText()).isEqualTo("run-2026-03-28.2");
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    @Order(13)
    void beginsAnewWhenAskedTo() {
        Result up = command.run("up", "--data", data.toString(), "--to", "2026-03-27", "--fresh", "--json");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(up.json().at("/tables/0/tag").asText()).isEqualTo("run-2026-03-27");
        assertThat(command.run("query", "SELECT count(DISTINCT run_date) FROM gold.sales_by_day", "--json")
                        .json()
                        .at("/rows/0/0")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    @Order(14)
    void letsOneRunWriteAtATime() throws IOException {
        Path lock = command.dir().resolve(".lakewarden/lock");
        try (FileChannel other = FileChannel.open(lock, StandardOpenOption.WRITE)) {
            other.truncate(0);
            other.write(ByteBuffer.wrap("up (process 1)".getBytes(StandardCharsets.UTF_8)));
            other.lock();
            Result second = command.run("up", "--data", data.toString());

            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.err())
                    .isEqualTo("lakewarden: Cannot run up: up (process 1) is writing here; "
                            + "wait until it ends, or stop it\n");
        }
    }

    @Test
    @Order(15)
    void servesTheHistoryOfTheRuns() throws Exception {
        int port = freePort();
        Path out = folder.resolve("history.txt");
        Process history = command.start(out, "history", "--port", String.valueOf(port));
        try {
            await(() -> Files.readString(out).contains("http://127.0.0.1:" + port + "/"));
            String url = "http://127.0.0.1:" + port + "/api/v1/applications";
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            HttpClient client = HttpClient.newHttpClient();
            await(() -> client.send(request, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("billing-pipeline"));
        } finally {
            history.destroy();
            assertThat(history.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** What analyst-uk would read in Lake Formation, asked as the account that keeps the table. */
    private static JsonNode maskedByThePipeline() {
        String table = command.run("access", "lf", "--env", "prod", "--json")
                .json()
                .at("/maskedTables/0")
                .asText();
        Result rows = command.run(
                "query",
                "--as",
                "billing-pipeline",
                "SELECT country, customer_id, net FROM " + table
                        + " WHERE customer_id IS NOT NULL AND country = 'United Kingdom'",
                "--limit",
                "5000",
                "--json");
        assertThat(rows.exitCode()).as(rows.err()).isZero();
        return rows.json().get("rows");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private static Map<String, Set<String>> customersByCountry(Result query) {
        Map<String, Set<String>> customers = new TreeMap<>();
        query.json().get("rows").forEach(row -> customers
                .computeIfAbsent(row.get(0).asText(), country -> new TreeSet<>())
                .add(row.get(1).asText()));
        return customers;
    }

    private static JsonNode step(JsonNode result, String name) {
        for (JsonNode step : result.get("steps")) {
            if (step.get("step").asText().equals(name)) {
                return step;
            }
        }

        throw new AssertionError("No step " + name + " in " + result);
    }
}
