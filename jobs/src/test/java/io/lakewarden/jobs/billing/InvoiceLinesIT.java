package io.lakewarden.jobs.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.jobs.Invoices;
import io.lakewarden.jobs.Lake;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.RunRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoiceLinesIT {
    private static final String DAY = "2011-03-21";

    @TempDir
    private Path folder;

    private Lake lake;

    @BeforeEach
    void createLake() {
        lake = Lake.in(folder);
    }

    @Test
    void shouldGiveTheFirstReasonInTheirOrder() {
        RunRecord record = conform(
                "1,A,THING,x,2011-03-21 10:00:00,1,17850.0,France",
                "1,A,THING,,2011-03-21 10:00:00,1,17850.0,France",
                "1,A,THING,2147483648,2011-03-21 10:00:00,1,17850.0,France",
                "1,A,THING,1,2011-03-21 10:00:00,1.00001,17850.0,France",
                "1,A,THING,1,2011-03-21 10:00:00,1e3,17850.0,France",
                "1,A,THING,1,2011-03-21 10:00:00,,17850.0,France",
                "1,A,THING,1,21/03/2011 10:00,1,17850.0,France",
                "1,A,THING,1,2011-02-30 10:00:00,1,17850.0,France",
                "1,A,THING,1,2011-03-21 10:00:00,1,17850.5,France",
                "1,A,THING,1,2011-03-21 10:00:00,1,17850.0",
                "1,A,THING,1,2011-03-21 10:00:00,1,17850.0,France,more,and more",
                // Unparsable comes before a missing key, that before a negative quantity, that before the price.
                ",A,THING,x,2011-03-21 10:00:00,1,17850.0,France",
                ",A,THING,-1,2011-03-21 10:00:00,0,17850.0,France",
                "1,,THING,1,2011-03-21 10:00:00,0,17850.0,France",
                "1,A,THING,1,,1,17850.0,France",
                "1,  ,THING,1,2011-03-21 10:00:00,1,17850.0,France",
                "1,A,THING,-1,2011-03-21 10:00:00,0,17850.0,France",
                "1,A,THING,1,2011-03-21 10:00:00,0.0,17850.0,France",
                "C1,A,THING,-1,2011-03-21 10:00:00,-0.01,17850.0,France");

        assertThat(lake.query("SELECT line_number, reason, detail FROM silver.invoice_lines_quarantine ORDER BY 1"))
                .containsExactly(
                        "2|UNPARSABLE|quantity is no whole number: x",
                        "3|UNPARSABLE|quantity is empty",
                        "4|UNPARSABLE|quantity is no whole number: 2147483648",
                        "5|UNPARSABLE|unit_price is no decimal of 14 and 4 digits",
                        "6|UNPARSABLE|unit_price is no decimal of 14 and 4 digits",
                        "7|UNPARSABLE|unit_price is empty",
                        "8|UNPARSABLE|invoice_date is no time as yyyy-MM-dd HH:mm:ss: 21/03/2011 10:00",
                        "9|UNPARSABLE|invoice_date is no time as yyyy-MM-dd HH:mm:ss: 2011-02-30 10:00:00",
                        "10|UNPARSABLE|customer_id is no whole number",
                        "11|UNPARSABLE|7 fields, expected 8",
                        "12|UNPARSABLE|10 fields, expected 8",
                        "13|UNPARSABLE|quantity is no whole number: x",
                        "14|KEY_MISSING|invoice_no is empty",
                        "15|KEY_MISSING|stock_code is empty",
                        "16|KEY_MISSING|invoice_date is empty",
                        "17|KEY_MISSING|stock_code is empty",
                        "18|NEGATIVE_WITHOUT_CANCELLATION|quantity is below zero on an invoice that is no"
                                + " cancellation: -1",
                        "19|PRICE_NOT_POSITIVE|unit_price is zero",
                        "20|PRICE_NOT_POSITIVE|unit_price is below zero");
        assertThat(record.reasons())
                .isEqualTo(Map.of(
                        "UNPARSABLE",
                        12L,
                        "KEY_MISSING",
                        4L,
                        "NEGATIVE_WITHOUT_CANCELLATION",
                        1L,
                        "PRICE_NOT_POSITIVE",
                        2L));
        assertThat(lake.query("SELECT surplus FROM silver.invoice_lines_quarantine WHERE surplus IS NOT NULL"))
                .containsExactly("more,and more");
    }

    @Test
    void shouldTypeWhatIsAcceptable() {
        conform(
                "1,A,THING,+2,2011-03-21 10:00:00,0.001,17850.0,France",
                "2,A,,1,2011-03-21 10:00:00,00012.50000,,",
                "C3,A,THING,-2,2011-07-01 10:00:00,99999999999999.9999,17850,France");

        assertThat(lake.query("SELECT invoice_no, is_cancellation, description, quantity, unit_price, amount,"
                        + " customer_id, country FROM silver.invoice_lines ORDER BY 1"))
                .containsExactly(
                        "1|false|THING|2|0.0010|0.0020|17850|France",
                        "2|false|null|1|12.5000|12.5000|null|null",
                        "C3|true|THING|-2|99999999999999.9999|-199999999999999.9998|17850|France");
    }

    @Test
    void shouldCountTimesInLondonWhateverTheSessionsZone() {
        conform(
                line("1", "2011-03-21 10:00:00"),
                line("2", "2011-07-01 10:00:00"),
                // Left out by the clock change, and repeated by it.
                line("3", "2011-03-27 01:30:00"),
                line("4", "2011-10-30 01:30:00"));

        assertThat(lake.query("SELECT invoice_no, unix_timestamp(invoice_time) - unix_timestamp(TIMESTAMP"
                        + " '2011-01-01 00:00:00Z') FROM silver.invoice_lines ORDER BY 1"))
                .containsExactly(
                        "1|" + seconds("2011-03-21T10:00:00Z"),
                        "2|" + seconds("2011-07-01T09:00:00Z"),
                        "3|" + seconds("2011-03-27T01:30:00Z"),
                        "4|" + seconds("2011-10-30T00:30:00Z"));
    }

    @Test
    void shouldDropExactDuplicatesBeforeAnythingElse() {
        RunRecord record = conform(
                Invoices.line("1", "A", 1, "1"),
                Invoices.line("1", "A", 1, "1"),
                Invoices.line("1", "A", 1, "1.0"),
                Invoices.line("2", "A", 1, "0"),
                Invoices.line("2", "A", 1, "0"),
                Invoices.line("1", "A", 1, "1"));

        assertThat(record.rowsIn()).isEqualTo(6);
        assertThat(record.rowsOut()).isEqualTo(2);
        assertThat(record.quarantined()).isEqualTo(1);
        assertThat(record.duplicates()).isEqualTo(3);
        assertThat(record.notes()).containsExactly("6 rows in = 2 rows out + 1 quarantined + 3 duplicates");
        assertThat(lake.query("SELECT line_number FROM silver.invoice_lines ORDER BY 1"))
                .containsExactly("2", "4");
        assertThat(lake.query("SELECT line_number FROM silver.invoice_lines_quarantine"))
                .containsExactly("5");
    }

    @Test
    void shouldFindDuplicatesAcrossTheFilesOfADay() {
        lake.landsText(DAY + "/a.csv", Invoices.HEADER + "\n" + Invoices.line("1", "A", 1, "1") + "\n");
        lake.landsText(
                DAY + "/b.csv",
                Invoices.HEADER + "\n" + Invoices.line("2", "A", 1, "1") + "\n" + Invoices.line("1", "A", 1, "1")
                        + "\n");
        lake.run(BundledJob.INGEST_INVOICES, DAY);

        RunRecord record = lake.run(BundledJob.CONFORM_INVOICES, DAY);

        assertThat(record.duplicates()).isEqualTo(1);
        assertThat(lake.query("SELECT invoice_no, source_file, line_number FROM silver.invoice_lines ORDER BY 1"))
                .containsExactly("1|2011-03-21/a.csv|2", "2|2011-03-21/b.csv|2");
    }

    @Test
    void shouldQuarantineTheRecordThatTheFileEndsWithin() {
        lake.landsText(
                DAY + ".csv",
                Invoices.HEADER + "\n" + Invoices.line("1", "A", 1, "1") + "\n" + Invoices.line("1", "A", 1, "1"));
        lake.run(BundledJob.INGEST_INVOICES, DAY);

        lake.run(BundledJob.CONFORM_INVOICES, DAY);

        assertThat(lake.query("SELECT line_number, reason, detail FROM silver.invoice_lines_quarantine"))
                .containsExactly("3|UNPARSABLE|the file ends within this record");
        assertThat(lake.query("SELECT line_number FROM silver.invoice_lines")).containsExactly("2");
    }

    private RunRecord conform(String... lines) {
        lake.lands(DAY, lines).run(BundledJob.INGEST_INVOICES, DAY);
        return lake.run(BundledJob.CONFORM_INVOICES, DAY);
    }

    private static String line(String invoice, String time) {
        return invoice + ",A,THING,1," + time + ",1,17850.0,France";
    }

    private static long seconds(String instant) {
        return Duration.between(Instant.parse("2011-01-01T00:00:00Z"), Instant.parse(instant))
                .toSeconds();
    }
}
