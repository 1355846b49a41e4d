package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.CommandProcess.Result;
import io.lakewarden.cli.sample.SampleFeed;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at moments drawn by lot: what is there after the next run is what an undisturbed run would have left.
 * {@code -Dkill.times=N} kills N times, {@code -Dkill.seed=N} at the moments of a run before.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
class KillIT {
    private static final List<String> TABLES = List.of(
            "bronze.invoices_raw",
            "gold.customer_invoices",
            "gold.customer_invoices_masked_ea57323e",
            "gold.sales_by_day",
            "silver.dim_calendar",
            "silver.dim_country",
            "silver.invoice_lines",
            "silver.invoice_lines_quarantine");
    private static final int TIMES = Integer.getInteger("kill.times", 3);

    @TempDir
    Path folder;

    @Test
    void aKilledRunIsMadeGoodByTheNext() throws Exception {
        Path data = folder.resolve("data");
        SampleFeed.of(3, LocalDate.of(2026, 2, 2), 3, 300).write(data, (day, written) -> {});
        CommandProcess undisturbed = CommandProcess.in(folder.resolve("undisturbed"));
        CommandProcess killed = CommandProcess.in(folder.resolve("killed"));
        String[] up = {"up", "--data", data.toString()};
        long began = System.nanoTime();
        assertThat(undisturbed.run(up).exitCode()).isZero();
        long whole = (System.nanoTime() - began) / 1_000_000;

        long seed = Long.getLong("kill.seed", System.nanoTime());
        System.out.println("kill.seed=" + seed);
        Random random = new Random(seed);
        for (int kill = 0; kill < TIMES; kill++) {
            Process process = killed.start(folder.resolve("killed.log"), up);
            long moment = whole / 4 + (long) (random.nextDouble() * whole / 3);
            boolean ended = process.waitFor(moment, TimeUnit.MILLISECONDS);
            boolean theWorker = kill % 3 == 2;
            if (!ended && theWorker) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                assertThat(process.waitFor()).isIn(0, 1);
            } else {
                process.destroyForcibly().waitFor();
            }
        }

        Result last = killed.run(up);

        assertThat(last.exitCode()).as(last.err()).isZero();
        assertThat(contents(killed)).isEqualTo(contents(undisturbed));
    }

    /** Rows and sums of hashes of every table, and the tags of gold: one query. */
    private static String contents(CommandProcess command) {
        Stream<String> sums = TABLES.stream()
                .map(table -> "SELECT '" + table + "', CAST(count(*) AS STRING), CAST(sum(hash(*)) AS STRING), "
                        + "CAST(sum(xxhash64(*) % 1000003) AS STRING) FROM " + table);
        Stream<String> refs = TABLES.stream()
                .filter(table -> table.startsWith("gold."))
                .map(table -> "SELECT '" + table + "', name, type, '' FROM " + table + ".refs");
        String sql = Stream.concat(sums, refs).collect(Collectors.joining(" UNION ALL ")) + " ORDER BY 1, 2";
        Result result = command.run("query", "--as", "billing-pipeline", sql, "--json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.json().get("rows").toPrettyString();
    }
}
