package io.lakewarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.jobs.lake.PublishForm;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void shouldTakeADayFromLandingToGold(PublishForm form) {
        Lake lake = Lake.in(folder)
                .publishing(form)
                .lands(
                        "2011-03-21",
                        Invoices.line("1", "A", 2, "1.50"),
                        Invoices.line("1", "A", 2, "1.50"),
                        Invoices.line("C2", "A", -1, "1.50"),
                        Invoices.line("3", "A", 1, "0.0"));

        lake.runAll("2011-03-21");

        assertThat(lake.query("SELECT country, region, year, iso_week, invoices, lines, units, gross, returns, net"
                        + " FROM gold.sales_by_day"))
                .containsExactly("United Kingdom|Europe|2011|12|1|2|1|3.0000|-1.5000|1.5000");
        assertThat(lake.query("SELECT invoice_no, customer_id, lines, net FROM gold.customer_invoices ORDER BY 1"))
                .containsExactly("1|17850|1|3.0000", "C2|17850|1|-1.5000");
        assertThat(lake.query("SELECT name, type FROM gold.sales_by_day.refs ORDER BY 1"))
                .containsExactly("main|BRANCH", "run-2011-03-21|TAG");
    }
}
