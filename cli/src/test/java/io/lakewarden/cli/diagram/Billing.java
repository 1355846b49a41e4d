package io.lakewarden.cli.diagram;

import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.Platform;
import io.lakewarden.model.Retry;
import io.lakewarden.model.Step;
import io.lakewarden.model.Zone;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The billing pipeline, as far as pictures show it. */
public final class Billing {
    private Billing() {}

    public static Platform platform() {
        return new Platform(
                "lakewarden",
                "",
                List.of(new Zone("bronze", "", 400), new Zone("silver", "", 1095), new Zone("gold", "", 2555)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    public static Pipeline pipeline() {
        return pipeline(List.of(
                step("ingest", "ingest-invoices", List.of(), List.of("bronze.invoices_raw")),
                step(
                        "dimensions",
                        "refresh-dimensions",
                        List.of(),
                        List.of("silver.dim_calendar", "silver.dim_country")),
                step(
                        "conform",
                        "conform-invoices",
                        List.of("bronze.invoices_raw"),
                        List.of("silver.invoice_lines", "silver.invoice_lines_quarantine")),
                step(
                        "sales",
                        "publish-sales-by-day",
                        List.of("silver.invoice_lines", "silver.dim_calendar", "silver.dim_country"),
                        List.of("gold.sales_by_day")),
                step(
                        "customers",
                        "publish-customer-invoices",
                        List.of("silver.invoice_lines"),
                        List.of("gold.customer_invoices"))));
    }

    static Pipeline pipeline(List<Step> steps) {
        return new Pipeline(
                "billing",
                "",
                "billing-pipeline",
                ZoneId.of("Europe/London"),
                Optional.empty(),
                Duration.ofMinutes(90),
                Duration.ofMinutes(180),
                steps);
    }

    static Step step(String name, String job, List<String> reads, List<String> writes) {
        return new Step(name, "", job, List.of(), ids(reads), ids(writes), Duration.ofMinutes(45), Retry.DEFAULT);
    }

    private static List<DatasetId> ids(List<String> names) {
        return names.stream().map(DatasetId::of).toList();
    }
}
