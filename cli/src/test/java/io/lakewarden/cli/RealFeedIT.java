package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.CommandProcess.Result;
import io.lakewarden.jobs.IndependentCount;
import io.lakewarden.jobs.IndependentCount.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Seventeen days of the real feed in one go, or all of it with {@code -Dlakewarden.days=all}; what comes out is what a
 * count of the same files without Spark says. The days are some which have, together, every kind of line that the jobs
 * treat in a way of its own.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
class RealFeedIT {
    private static final String SOME = "2011-01-(0.|1[0-2])|2011-04-1.";
    private static final Path FEED =
            CommandProcess.HOME.resolve("../shared/data/online-retail").normalize();

    @TempDir
    static Path folder;

    private static CommandProcess command;
    private static Path data;
    private static IndependentCount count;
    private static int days;
    private static Result up;
    private static Map<String, Map<String, String>> lake;

    @BeforeAll
    static void takeTheFeed() throws Exception {
        assumeTrue(Files.isDirectory(FEED), "Skipped: the real feed is not at " + FEED);
        command = CommandProcess.in(folder);
        data = Files.createDirectory(folder.resolve("data"));
        count = new IndependentCount();
        for (Path file : files()) {
            Files.copy(file, data.resolve(file.getFileName()));
            count.add(data, file.getFileName().toString().replace(".csv", ""));
            days++;
        }

        up = command.run("up", "--data", data.toString(), "--json");
        lake = lake();
    }

    private static List<Path> files() throws IOException {
        String wanted = "all".equals(System.getProperty("lakewarden.days")) ? ".*" : SOME;
        try (Stream<Path> files = Files.list(FEED)) {
            return files.filter(file -> file.getFileName().toString().matches("(" + wanted + ")\\.csv"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void theFeedHasEveryKindOfLine() {
        assertThat(days).isGreaterThanOrEqualTo(17);
        assertThat(count.reasons()).containsOnlyKeys("NEGATIVE_WITHOUT_CANCELLATION", "PRICE_NOT_POSITIVE");
        assertThat(count.duplicates()).isPositive();
        assertThat(count.perCustomer()).containsKey("null").hasSizeGreaterThan(700);
        assertThat(count.perCustomer().values())
                .as("cancellations, and prices below a penny")
                .anyMatch(money -> money.returns().signum() < 0)
                .anyMatch(money -> money.gross().stripTrailingZeros().scale() > 2);
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
        assertThat(lake.get("quarantined")).isEqualTo(numbers(count.reasons()));
    }

    @Test
    void salesPerDayAndCountryAreThoseOfTheFiles() {
        assertThat(lake.get("sales")).isEqualTo(sums(count.perDayAndCountry()));
    }

    @Test
    void customersHaveWhatTheFilesSay() {
        assertThat(lake.get("customers")).isEqualTo(sums(count.perCustomer()));
    }

    @Test
    void aSecondUpFindsNothingNew() {
        Result again = command.run("up", "--data", data.toString(), "--json");

        assertThat(again.exitCode()).isZero();
        assertThat(again.json().get("nothingNew").asInt()).isEqualTo(days);
    }

    @Test
    void everyDayHasItsTagOnBothGoldTables() {
        assertThat(lake.get("tags"))
                .isEqualTo(numbers(Map.of("gold.sales_by_day", (long) days, "gold.customer_invoices", (long) days)));
    }

    /** What the lake holds, by one query: what it is about, its key, and three sums or one number. */
    private static Map<String, Map<String, String>> lake() {
        String sql = String.join(
                " UNION ALL ",
                "SELECT 'quarantined', reason, count(*), CAST(null AS DECIMAL(38,4)), CAST(null AS DECIMAL(38,4)), "
                        + "CAST(null AS DECIMAL(38,4)) FROM silver.invoice_lines_quarantine GROUP BY reason",
                "SELECT 'sales', concat(run_date, '|', country), null, gross, returns, net FROM gold.sales_by_day",
                "SELECT 'customers', coalesce(CAST(customer_id AS STRING), 'null'), null, sum(gross), sum(returns), "
                        + "sum(net) FROM gold.customer_invoices GROUP BY customer_id",
                tags("gold.sales_by_day"),
                tags("gold.customer_invoices"));
        Result result = command.run("query", sql, "--json", "--limit", "100000");
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.json().get("more").asBoolean()).isFalse();
        Map<String, Map<String, String>> lake = new TreeMap<>();
        result.json().get("rows").forEach(row -> lake.computeIfAbsent(row.get(0).asText(), about -> new TreeMap<>())
                .put(
                        row.get(1).asText(),
                        row.get(2).isNull()
                                ? text(decimal(row, 3), decimal(row, 4), decimal(row, 5))
                                : row.get(2).asText()));
        return lake;
    }

    private static String tags(String table) {
        return "SELECT 'tags', '" + table + "', count(*), null, null, null FROM " + table + ".refs WHERE type = 'TAG'";
    }

    private static BigDecimal decimal(JsonNode row, int column) {
        return row.get(column).decimalValue();
    }

    private static String text(BigDecimal gross, BigDecimal returns, BigDecimal net) {
        return Stream.of(gross, returns, net)
                .map(number -> number.setScale(4).toPlainString())
                .collect(Collectors.joining(" "));
    }

    private static Map<String, String> sums(Map<String, Money> sums) {
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((key, money) -> texts.put(key, text(money.gross(), money.returns(), money.net())));
        return texts;
    }

    private static Map<String, String> numbers(Map<String, Long> numbers) {
        Map<String, String> texts = new TreeMap<>();
        numbers.forEach((key, number) -> texts.put(key, String.valueOf(number)));
        return texts;
    }
}
