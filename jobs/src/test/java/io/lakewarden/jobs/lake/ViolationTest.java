package io.lakewarden.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.DatasetId;
import io.lakewarden.model.QualityRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViolationTest {
    @Test
    void shouldSayWhichRuleAndByHowManyRows() {
        assertThat(Violation.unique(new QualityRule.Unique(List.of("run_date", "country")), new BigDecimal(2))
                        .text())
                .isEqualTo("unique of run_date, country broken by 2 rows");
        assertThat(Violation.notNull("net", BigDecimal.ONE).text()).isEqualTo("notNull of net broken by 1 row");
        assertThat(Violation.range("gross", new BigDecimal(3)).text()).isEqualTo("range of gross broken by 3 rows");
    }

    @Test
    void shouldSayBothSidesOfAReconciliation() {
        DatasetId silver = DatasetId.of("silver.invoice_lines");

        assertThat(Violation.reconcile(
                                new QualityRule.Reconcile("lines", silver, Optional.empty()),
                                new BigDecimal(5),
                                new BigDecimal(6))
                        .text())
                .isEqualTo("reconcile of lines with the rows of silver.invoice_lines broken by 1 row: 5 here, 6 there");
        assertThat(Violation.reconcile(
                                new QualityRule.Reconcile("net", silver, Optional.of("amount")),
                                new BigDecimal("5.0000"),
                                new BigDecimal("5.0100"))
                        .text())
                .isEqualTo("reconcile of net with amount of silver.invoice_lines broken by 0.0100: 5.0000 here,"
                        + " 5.0100 there");
    }
}
