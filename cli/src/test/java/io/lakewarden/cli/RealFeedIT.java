package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.CommandProcess.Result;
import io.lakewarden.jobs.IndependentCount;
import io.lakewarden.jobs.IndependentCount.Money;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All days of the real feed in one go; what comes out is what a count of the files without Spark says. */
class RealFeedIT {
    private static final Path FEED =
            CommandProcess.HOME.resolve("../shared/data/online-retail").normalize();

    @TempDir
    static Path folder;

    private static CommandProcess command;
    private static IndependentCount count;
    private static int days;
    private static Result up;

    @BeforeAll
    static void takeTheWholeFeed() throws Exception {
        assumeTrue(Files.isDirectory(FEED), "Skipped: the real feed is not at " + FEED);
        command = CommandProcess.in(folder);
        count = new IndependentCount();
        try (Stream<Path> files = Files.list(FEED)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                count.add(FEED, file.getFileName().toString().replace(".csv", ""));
                days++;
            }
        }

        up = command.run("up", "--data", FEED.toString(), "--json");
    }

    @Test
    void everyLineIsKeptQuarantinedOrADuplicate() {
        assertThat(up.exitCode()).as(up.err()).isZero();
        JsonNode conform = Stream.of(0, 1, 2, 3, 4)
                .map(index -> up.json().at("/steps/" + index))
                .filter(step -> step.get("step").asText().equals("conform"))
                .findFirst()
                .orElseThrow();
        assertThat(up.json().get("run").asInt()).isEqualTo(days);
        assertThat(conform.get("rowsIn").asLong()).isEqualTo(count.rows());
        assertThat(conform.get("rowsOut").asLong()).isEqualTo(count.accepted());
        assertThat(conform.get("duplicates").asLong()).isEqualTo(count.duplicates());
        assertThat(sums(
                        "SELECT reason, count(*) FROM silver.invoice_lines_quarantine GROUP BY reason",
                        JsonNode::asLong))
                .isEqualTo(new TreeMap<>(count.reasons()));
    }

    @Test
    void salesPerDayAndCountryAreThoseOfTheFiles() {
        assertThat(money("SELECT concat(run_date, '|', country), gross, returns, net FROM gold.sales_by_day"))
                .isEqualTo(text(count.perDayAndCountry()));
    }

    @Test
    void customersHaveWhatTheFilesSay() {
        assertThat(money("SELECT coalesce(CAST(customer_id AS STRING), 'null'), sum(gross), sum(returns), sum(net) "
                        + "FROM gold.customer_invoices GROUP BY customer_id"))
                .isEqualTo(text(count.perCustomer()));
    }

    @Test
    void aSecondUpFindsNothingNew() {
        Result again = command.run("up", "--data", FEED.toString(), "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(again.json().get("nothingNew").asInt()).isEqualTo(days);
    }

    @Test
    void everyDayHasItsTagOnBothGoldTables() {
        for (String table : new String[] {"gold.sales_by_day", "gold.customer_invoices"}) {
            JsonNode tags = command.run("query", "SELECT count(*) FROM " + table + ".refs WHERE type = 'TAG'", "--json")
                    .json();
            assertThat(tags.at("/rows/0/0").asInt()).isEqualTo(days);
        }
    }

    private static Map<String, String> money(String sql) {
        Map<String, String> sums = new TreeMap<>();
        rows(sql)
                .forEach(row -> sums.put(
                        row.get(0).asText(), plain(row.get(1)) + " " + plain(row.get(2)) + " " + plain(row.get(3))));
        return sums;
    }

    private static String plain(JsonNode number) {
        return plain(number.decimalValue());
    }

    private static String plain(BigDecimal number) {
        return number.setScale(4).toPlainString();
    }

    private static Map<String, String> text(Map<String, Money> sums) {
        Map<String, String> text = new TreeMap<>();
        sums.forEach((key, money) ->
                text.put(key, plain(money.gross()) + " " + plain(money.returns()) + " " + plain(money.net())));
        return text;
    }

    private static <T> Map<String, T> sums(String sql, Function<JsonNode, T> value) {
        Map<String, T> sums = new TreeMap<>();
        rows(sql).forEach(row -> sums.put(row.get(0).asText(), value.apply(row.get(1))));
        return sums;
    }

    private static JsonNode rows(String sql) {
        Result result = command.run("query", sql, "--json", "--limit", "100000");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().get("rows");
    }
}
