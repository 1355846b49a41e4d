package io.lakewarden.jobs.catalogue;

import io.lakewarden.model.DatasetId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The jobs in the jobs jar, each under the name that a pipeline's step calls it by. */
public enum BundledJob {
    INGEST_INVOICES(
            "IngestInvoices",
            "Takes a day's files from landing as they came",
            List.of(),
            List.of("bronze.invoices_raw")),
    REFRESH_DIMENSIONS(
            "RefreshDimensions",
            "Keeps the calendar and the countries as listed",
            List.of(),
            List.of("silver.dim_calendar", "silver.dim_country")),
    CONFORM_INVOICES(
            "ConformInvoices",
            "Types a day's lines, drops exact duplicates, quarantines what is not acceptable",
            List.of("bronze.invoices_raw"),
            List.of("silver.invoice_lines", "silver.invoice_lines_quarantine")),
    PUBLISH_SALES_BY_DAY(
            "SalesByDay",
            "Publishes a day's sales per country, audited first",
            List.of("silver.dim_calendar", "silver.dim_country", "silver.invoice_lines"),
            List.of("gold.sales_by_day")),
    PUBLISH_CUSTOMER_INVOICES(
            "CustomerInvoices",
            "Publishes a day's invoices per customer, audited first",
            List.of("silver.invoice_lines"),
            List.of("gold.customer_invoices"));

    private static final String PACKAGE = "io.lakewarden.jobs.billing.";

    private final String implementation;
    private final String summary;
    private final List<DatasetId> reads;
    private final List<DatasetId> writes;

    BundledJob(String implementation, String summary, List<String> reads, List<String> writes) {
        this.implementation = PACKAGE + implementation;
        this.summary = summary;
        this.reads = reads.stream().map(DatasetId::of).toList();
        this.writes = writes.stream().map(DatasetId::of).toList();
    }

    /** The job of that name, if there is one. */
    public static Optional<BundledJob> named(String name) {
        return Stream.of(values()).filter(job -> job.jobName().equals(name)).findFirst();
    }

    /** The name that steps call it by, say {@code ingest-invoices}. */
    public String jobName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The class that does it. */
    public String implementation() {
        return implementation;
    }

    /** What it does, in a sentence without a full stop. */
    public String summary() {
        return summary;
    }

    /** The datasets it reads, sorted. */
    public List<DatasetId> reads() {
        return reads;
    }

    /** The datasets it writes, sorted. */
    public List<DatasetId> writes() {
        return writes;
    }

    /** Whether it holds what it writes to the quality rules of the definition before it publishes. */
    public boolean audits() {
        return this == PUBLISH_SALES_BY_DAY || this == PUBLISH_CUSTOMER_INVOICES;
    }

    /** Whether it reads files from landing. */
    public boolean readsLanding() {
        return this == INGEST_INVOICES;
    }
}
