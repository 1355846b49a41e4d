package io.lakewarden.jobs;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.JobOption;
import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.catalogue.LakeContractJson;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.lake.PublishForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A lake of its own in the one session of this JVM: a new catalog, a new landing folder. */
public final class Lake {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Path folder;
    private final String catalog;
    private Path landing;
    private LakeContract contract = BillingContract.read();
    private PublishForm publishing = PublishForm.BRANCH;

    private Lake(Path folder) {
        this.folder = folder;
        catalog = "lake" + NUMBER.incrementAndGet();
        landing = folder.resolve("landing");
        write(folder.resolve("contract.json"), LakeContractJson.toJson(contract));
        Session.addCatalog(catalog, folder);
    }

    /** An empty lake below a folder. */
    public static Lake in(Path folder) {
        return new Lake(folder);
    }

    public Lake publishing(PublishForm form) {
        publishing = form;
        return this;
    }

    /** Files arrive in a folder of someone else's. */
    public Lake landing(Path elsewhere) {
        landing = elsewhere;
        return this;
    }

    public Lake contract(LakeContract changed) {
        contract = changed;
        write(folder.resolve("contract.json"), LakeContractJson.toJson(changed));
        return this;
    }

    public LakeContract contract() {
        return contract;
    }

    /** A day's file with the header and these lines. */
    public Lake lands(String date, String... lines) {
        return landsText(
                date + ".csv", Invoices.HEADER + "\n" + String.join("\n", lines) + (lines.length > 0 ? "\n" : ""));
    }

    public Lake landsText(String name, String text) {
        write(landing.resolve(name), text);
        return this;
    }

    public Lake landsBytes(String name, byte[] bytes) {
        try {
            Files.createDirectories(landing.resolve(name).getParent());
            Files.write(landing.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return this;
    }

    public Path landing() {
        return landing;
    }

    public RunRecord run(BundledJob job, String date) {
        use();
        return JobRunner.run(spark(), arguments(job, date));
    }

    /** All jobs of the pipeline, in its order. */
    public Lake runAll(String date) {
        for (BundledJob job : BundledJob.values()) {
            run(job, date);
        }

        return this;
    }

    public List<String> arguments(BundledJob job, String date) {
        return List.of(
                job.jobName(),
                JobOption.RUN_DATE.flag(),
                date,
                JobOption.TIME_ZONE.flag(),
                "Europe/London",
                JobOption.PIPELINE.flag(),
                "billing",
                JobOption.LANDING.flag(),
                landing.toUri().toString(),
                JobOption.CONTRACT.flag(),
                folder.resolve("contract.json").toUri().toString(),
                JobOption.RECORDS.flag(),
                folder.resolve("records").toUri().toString(),
                JobOption.PUBLISHING.flag(),
                publishing.optionValue());
    }

    public Path records() {
        return folder.resolve("records");
    }

    /** A query's rows, a text each, columns joined by {@code |}. */
    public List<String> query(String sql) {
        use();
        return spark().sql(sql).collectAsList().stream().map(Lake::text).toList();
    }

    public SparkSession spark() {
        return Session.spark();
    }

    public void use() {
        Session.use(catalog);
    }

    private static String text(Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            text.append(i == 0 ? "" : "|")
                    .append(row.isNullAt(i) ? "null" : row.get(i).toString());
        }

        return text.toString();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
