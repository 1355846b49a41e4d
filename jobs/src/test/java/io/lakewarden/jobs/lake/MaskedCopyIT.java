package io.lakewarden.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.jobs.BillingContract;
import io.lakewarden.jobs.Invoices;
import io.lakewarden.jobs.Lake;
import io.lakewarden.jobs.RealDays;
import io.lakewarden.jobs.Repository;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.catalogue.MaskedTable;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.catalogue.RunRecord.TableState;
import io.lakewarden.model.DatasetId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masked tables beside what they follow, on a day of real invoices and on days that end early. */
class MaskedCopyIT {
    private static final List<BundledJob> JOBS =
            List.of(BundledJob.INGEST_INVOICES, BundledJob.CONFORM_INVOICES, BundledJob.PUBLISH_CUSTOMER_INVOICES);
    private static final String MONDAY = "2011-03-21";
    private static final String TUESDAY = "2011-03-22";
    private static final MaskedTable CUSTOMERS = masked(
            "gold.customer_invoices",
            Map.of(
                    "customer_id", "sha2(CAST(`customer_id` AS STRING), 256)",
                    "country",
                            "concat(left(CAST(`country` AS STRING), 4), regexp_replace(substr(CAST(`country` AS STRING), 5),"
                                    + " '[^-@./: ]', 'x'))",
                    "gross", "CAST(NULL AS decimal(38,4))"));
    private static final MaskedTable LINES = masked(
            "silver.invoice_lines", Map.of("invoice_time", "CAST(date_trunc('YEAR', `invoice_time`) AS TIMESTAMP)"));
    private static final String CUSTOMER_ROWS =
            "SELECT run_date, customer_id, country, invoice_no, lines, gross, returns, net FROM ";

    @TempDir
    private Path folder;

    @Test
    void holdsTheRowsWithTheMasksAppliedByHand() {
        String day = RealDays.all().get(0);
        Lake lake = Lake.in(folder).landing(Repository.onlineRetail()).contract(with(CUSTOMERS, LINES));

        JOBS.forEach(job -> lake.run(job, day));

        List<String> expected = lake.query(CUSTOMER_ROWS + "gold.customer_invoices").stream()
                .map(MaskedCopyIT::byHand)
                .toList();
        assertThat(lake.query(CUSTOMER_ROWS + CUSTOMERS.id()))
                .hasSizeGreaterThan(100)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lake.query("SELECT count(*), count(DISTINCT invoice_time), min(invoice_time) FROM " + LINES.id()))
                .containsExactly(
                        lake.query("SELECT count(*) FROM silver.invoice_lines").get(0) + "|1|2010-01-01 00:00:00.0");
    }

    @Test
    void makesNoSnapshotWhereNothingIsNewAndSaysSoInTheRunsRecord() {
        Lake lake = day(Lake.in(folder).contract(with(CUSTOMERS)), MONDAY, 2);
        List<String> before = state(lake);

        RunRecord again = lake.run(BundledJob.PUBLISH_CUSTOMER_INVOICES, MONDAY);

        assertThat(again.tables())
                .containsExactly(
                        new TableState("gold.customer_invoices", 1, 1, false, "run-" + MONDAY),
                        new TableState(CUSTOMERS.id().toString(), 1, 1, false, "run-" + MONDAY));
        assertThat(state(lake)).isEqualTo(before);
    }

    @Test
    void catchesUpWithRunsThatEndedBeforeIt() {
        Lake lake = day(Lake.in(folder).contract(with(CUSTOMERS)), MONDAY, 2);
        lake.contract(with());
        day(day(lake, TUESDAY, 3), MONDAY, 5);
        lake.contract(with(CUSTOMERS));

        lake.run(BundledJob.PUBLISH_CUSTOMER_INVOICES, TUESDAY);

        assertThat(tags(lake, CUSTOMERS.id().toString()))
                .containsExactly("run-2011-03-21", "run-2011-03-21.2", "run-2011-03-22")
                .isEqualTo(tags(lake, "gold.customer_invoices"));
        for (String asOf : List.of(
                "",
                " VERSION AS OF 'run-2011-03-21'",
                " VERSION AS OF 'run-2011-03-22'",
                " VERSION AS OF 'run-2011-03-21.2'")) {
            assertThat(lake.query(CUSTOMER_ROWS + CUSTOMERS.id() + asOf))
                    .as(asOf)
                    .containsExactlyInAnyOrderElementsOf(
                            lake.query(CUSTOMER_ROWS + "gold.customer_invoices" + asOf).stream()
                                    .map(MaskedCopyIT::byHand)
                                    .toList());
        }
    }

    @Test
    void tagsWhatARunHadWrittenThatEndedBeforeItsTag() {
        Lake lake = day(Lake.in(folder).contract(with(CUSTOMERS)), MONDAY, 2);
        List<String> before = state(lake);
        lake.query("ALTER TABLE " + CUSTOMERS.id() + " DROP TAG `run-2011-03-21`");

        lake.run(BundledJob.PUBLISH_CUSTOMER_INVOICES, MONDAY);

        assertThat(state(lake)).isEqualTo(before);
    }

    @Test
    void isMadeAnewWhereSomebodyElseWroteOneOfTheTwo() {
        Lake lake = day(Lake.in(folder).contract(with(CUSTOMERS)), MONDAY, 2);
        lake.query("UPDATE gold.customer_invoices SET country = 'Norway'");

        lake.run(BundledJob.PUBLISH_CUSTOMER_INVOICES, TUESDAY);
        assertThat(lake.query("SELECT country FROM " + CUSTOMERS.id())).containsExactly("Norwxx");

        lake.query("INSERT INTO " + CUSTOMERS.id() + " SELECT * FROM " + CUSTOMERS.id());
        lake.run(BundledJob.PUBLISH_CUSTOMER_INVOICES, TUESDAY);
        assertThat(lake.query("SELECT country FROM " + CUSTOMERS.id())).containsExactly("Norwxx");
    }

    private static MaskedTable masked(String dataset, Map<String, String> masks) {
        return new MaskedTable(DatasetId.of(dataset + "_masked_0123abcd"), DatasetId.of(dataset), new TreeMap<>(masks));
    }

    private static LakeContract with(MaskedTable... tables) {
        return new LakeContract(BillingContract.read().datasets(), List.of(tables));
    }

    /** A day of one invoice of so many pieces, from landing to gold. */
    private static Lake day(Lake lake, String date, int quantity) {
        lake.lands(date, Invoices.line("1", "A", quantity, "1.50"));
        JOBS.forEach(job -> lake.run(job, date));
        return lake;
    }

    private static List<String> state(Lake lake) {
        return Stream.concat(
                        lake.query("SELECT name, snapshot_id FROM " + CUSTOMERS.id() + ".refs ORDER BY name").stream(),
                        lake.query("SELECT * FROM " + CUSTOMERS.id()).stream())
                .toList();
    }

    private static List<String> tags(Lake lake, String table) {
        return lake.query("SELECT name FROM " + table + ".refs WHERE type = 'TAG' ORDER BY name");
    }

    /** A customer's number as its SHA-256, of a country the first four letters, no gross. */
    private static String byHand(String row) {
        String[] cells = row.split("\\|");
        if (!cells[1].equals("null")) {
            cells[1] = sha256(cells[1]);
        }

        if (!cells[2].equals("null") && cells[2].length() > 4) {
            cells[2] = cells[2].substring(0, 4) + cells[2].substring(4).replaceAll("[^-@./: ]", "x");
        }

        cells[5] = "null";
        return String.join("|", cells);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
