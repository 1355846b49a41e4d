package io.lakewarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.RunNumbers;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.jobs.lake.PublishForm;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class FaultsIT {
    private static final String DAY = "2011-03-21";

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void createLake() {
        lake = Lake.in(folder);
    }

    @Test
    void shouldFailWhenNothingHasArrived() {
        assertFails(
                JobFailed.Code.INPUT_MISSING,
                "Cannot ingest 2011-03-21: neither 2011-03-21.csv nor a file in the folder 2011-03-21 has arrived");
    }

    @Test
    void shouldRefuseADayThatArrivedTwice() {
        lake.lands(DAY).landsText(DAY + "/part.csv", Invoices.HEADER + "\n");

        assertFails(
                JobFailed.Code.INPUT_REFUSED,
                "Cannot ingest 2011-03-21: both 2011-03-21.csv and the folder 2011-03-21 have arrived, expected one of"
                        + " them");
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    void shouldTakeNothingOfADayWithOneBadFile() {
        lake.lands(DAY, Invoices.line("1", "A", 1, "1")).run(BundledJob.INGEST_INVOICES, DAY);
        List<String> before = lake.query("SELECT * FROM bronze.invoices_raw");
        delete(DAY + ".csv");
        lake.landsText(DAY + "/a.csv", Invoices.HEADER + "\n" + Invoices.line("2", "A", 1, "1") + "\n");
        lake.landsBytes(
                DAY + "/b.csv",
                (Invoices.HEADER + "\n1,A,caf\u00e9,1,2011-03-21 10:00:00,1,,France\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        assertFails(JobFailed.Code.INPUT_REFUSED, "Cannot ingest 2011-03-21/b.csv:2: bytes that are no UTF-8");

        assertThat(lake.query("SELECT * FROM bronze.invoices_raw")).isEqualTo(before);
    }

    @Test
    void shouldRefuseALineWithoutEnd() throws IOException {
        Path file = Files.createDirectories(lake.landing()).resolve(DAY + ".csv");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((Invoices.HEADER + "\n1,A,").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 64; i++) {
                out.write(block);
            }
        }

        assertFails(
                JobFailed.Code.INPUT_REFUSED,
                "Cannot ingest 2011-03-21.csv:2: the record is longer than 1048576 characters or 1024 fields");
    }

    @Test
    void shouldRefuseAFileThatCannotBeRead() {
        lake.lands(DAY, Invoices.line("1", "A", 1, "1"));
        // Hadoop's local file system keeps checksums in files such as this one, and believes them.
        lake.landsBytes("." + DAY + ".csv.crc", new byte[] {'c', 'r', 'c', 0, 0, 0, 2, 0, 1, 2, 3, 4});

        assertThatThrownBy(() -> lake.run(BundledJob.INGEST_INVOICES, DAY))
                .isInstanceOf(JobFailed.class)
                .hasMessageStartingWith("Cannot read 2011-03-21.csv: ")
                .extracting(failure -> ((JobFailed) failure).code())
                .isEqualTo(JobFailed.Code.INPUT_UNREADABLE);
    }

    @Test
    void shouldTakeADayWithoutLinesThroughToGold() {
        lake.lands(DAY).runAll(DAY);

        assertThat(lake.query("SELECT count(*) FROM gold.sales_by_day")).containsExactly("0");
        assertThat(lake.query("SELECT name FROM gold.sales_by_day.refs ORDER BY 1"))
                .containsExactly("main", "run-2011-03-21");
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    void shouldTakeDaysLateTwiceAndOutOfOrder() {
        lake.lands("2011-03-22", Invoices.line("3", "A", 1, "1")).runAll("2011-03-22");
        lake.lands(DAY, Invoices.line("1", "A", 1, "1")).runAll(DAY);
        lake.lands(DAY, Invoices.line("1", "A", 1, "1"), Invoices.line("2", "A", 5, "1"))
                .runAll(DAY);
        List<String> before = state();

        lake.runAll(DAY).runAll("2011-03-22");

        assertThat(state()).isEqualTo(before);
        assertThat(lake.query("SELECT run_date, lines, net FROM gold.sales_by_day ORDER BY 1"))
                .containsExactly("2011-03-21|2|6.0000", "2011-03-22|1|1.0000");
        assertThat(lake.query("SELECT name FROM gold.sales_by_day.refs ORDER BY 1"))
                .containsExactly("main", "run-2011-03-21", "run-2011-03-21.2", "run-2011-03-22");
    }

    @Test
    @EnabledIfSystemProperty(named = "thorough", matches = "true", disabledReason = "Takes long: mvn verify -Dthorough")
    void shouldEmptyTheQuarantineOfADayThatComesBackGood() {
        lake.lands(DAY, Invoices.line("1", "A", 1, "0")).runAll(DAY);
        lake.lands(DAY, Invoices.line("1", "A", 1, "1")).runAll(DAY);

        assertThat(lake.query("SELECT count(*) FROM silver.invoice_lines_quarantine"))
                .containsExactly("0");
    }

    @Test
    void shouldLeaveTheNumbersOfARunBesideItsRecord() throws IOException {
        Clock clock = Clock.fixed(Instant.parse("2011-03-22T02:40:00Z"), ZoneOffset.UTC);
        lake.lands(DAY, Invoices.line("1", "A", 1, "1"), Invoices.line("2", "A", 1, "0"));
        lake.use();
        JobRunner.run(lake.spark(), lake.arguments(BundledJob.INGEST_INVOICES, DAY), clock);
        JobRunner.run(lake.spark(), lake.arguments(BundledJob.CONFORM_INVOICES, DAY), clock);

        assertThat(RunNumbers.fromJson(
                        Files.readString(lake.records().resolve("billing/2011-03-21/conform-invoices.numbers.json"))))
                .isEqualTo(new RunNumbers("conform-invoices", DAY, 2, 1, 1, 0, 0, 0, 9600));
    }

    @Test
    void shouldLeaveTheSameRecordForTheSameRun() throws IOException {
        lake.lands(DAY, Invoices.line("1", "A", 1, "1")).runAll(DAY);
        Path record = lake.records().resolve("billing/2011-03-21/conform-invoices.json");
        String before = Files.readString(record);

        RunRecord again = lake.run(BundledJob.CONFORM_INVOICES, DAY);

        assertThat(Files.readString(record)).isEqualTo(before).isEqualTo(again.toJson());
        assertThat(before).doesNotContain(folder.toString());
        assertThat(record.getParent()).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void shouldJoinBothDimensionsByBroadcast() {
        lake.publishing(PublishForm.SINGLE_TABLE)
                .lands(DAY, Invoices.line("1", "A", 1, "1"))
                .runAll(DAY);

        RunRecord record = lake.run(BundledJob.PUBLISH_SALES_BY_DAY, DAY);

        String plan = record.plans().get("gold.sales_by_day");
        String tree = plan.substring(0, plan.indexOf("\n\n"));
        assertThat(tree.split("BroadcastHashJoin", -1)).as(tree).hasSize(3);
        assertThat(tree).doesNotContain("SortMergeJoin").doesNotContain("ShuffledHashJoin");
        assertThat(plan).doesNotContain(folder.toString()).doesNotContainPattern("#\\d");
    }

    private List<String> state() {
        return List.of(
                lake.query("SELECT run_date, line_number, invoice_no FROM silver.invoice_lines ORDER BY 1, 2")
                        .toString(),
                lake.query("SELECT name, snapshot_id FROM gold.sales_by_day.refs ORDER BY 1")
                        .toString(),
                lake.query("SELECT name, snapshot_id FROM gold.customer_invoices.refs ORDER BY 1")
                        .toString(),
                lake.query("SELECT count(*) FROM silver.dim_calendar.snapshots").toString());
    }

    private void assertFails(JobFailed.Code code, String message) {
        assertThatThrownBy(() -> lake.run(BundledJob.INGEST_INVOICES, DAY))
                .isInstanceOf(JobFailed.class)
                .hasMessage(message)
                .extracting(failure -> ((JobFailed) failure).code())
                .isEqualTo(code);
    }

    private void delete(String name) {
        try {
            Files.delete(lake.landing().resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
