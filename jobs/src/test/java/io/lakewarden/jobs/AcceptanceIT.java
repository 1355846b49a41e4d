package io.lakewarden.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.RunRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs on real days against the independent count: some, or all with {@code -Dlakewarden.days=all}. */
class AcceptanceIT {
    /** The first, the longest, the first in summer time, one of Easter, the last. */
    private static final List<String> SOME =
            List.of("2010-12-01", "2010-12-06", "2011-03-27", "2011-04-18", "2011-06-30");

    @TempDir
    private Path folder;

    @Test
    void shouldComeToTheIndependentCount() {
        List<String> days = RealDays.all();
        if (!"all".equals(System.getProperty("lakewarden.days"))) {
            days = SOME;
        }

        Lake lake = Lake.in(folder).landing(Repository.onlineRetail());
        IndependentCount count = new IndependentCount();
        Map<String, Long> reasons = new TreeMap<>();
        long rowsIn = 0;
        long duplicates = 0;
        for (String day : days) {
            count.add(Repository.onlineRetail(), day);
            for (BundledJob job : BundledJob.values()) {
                RunRecord record = lake.run(job, day);
                if (job == BundledJob.CONFORM_INVOICES) {
                    rowsIn += record.rowsIn();
                    duplicates += record.duplicates();
                    record.reasons().forEach((reason, rows) -> reasons.merge(reason, rows, Long::sum));
                }
            }
        }

        assertThat(rowsIn).isEqualTo(count.rows());
        assertThat(duplicates).isEqualTo(count.duplicates());
        assertThat(reasons).isEqualTo(count.reasons());
        assertThat(lake.query("SELECT count(*) FROM silver.invoice_lines"))
                .containsExactly(Long.toString(count.accepted()));
        assertThat(lake.query("SELECT run_date, country, gross, returns, net FROM gold.sales_by_day"))
                .containsExactlyInAnyOrderElementsOf(texts(count.perDayAndCountry()));
        assertThat(lake.query("SELECT customer_id, sum(gross), sum(returns), sum(net) FROM gold.customer_invoices"
                        + " GROUP BY customer_id"))
                .containsExactlyInAnyOrderElementsOf(texts(count.perCustomer()));
        assertThat(lake.query("SELECT name FROM gold.sales_by_day.refs WHERE type = 'TAG' ORDER BY 1"))
                .containsExactlyElementsOf(
                        days.stream().sorted().map(day -> "run-" + day).toList());
    }

    private static List<String> texts(Map<String, IndependentCount.Money> sums) {
        return sums.entrySet().stream()
                .map(sum -> sum.getKey() + "|" + sum.getValue().gross().setScale(4) + "|"
                        + sum.getValue().returns().setScale(4) + "|"
                        + sum.getValue().net().setScale(4))
                .toList();
    }
}
