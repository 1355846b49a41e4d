package io.lakewarden.security.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.rows.Literal;
import io.lakewarden.model.rows.RowFilter;
import io.lakewarden.security.access.Rows.Truth;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Literal FIVE = new Literal.Number(new BigDecimal("5.0"));

    @Test
    void comparesANumberByValue() {
        assertThat(pass("c = 5", FIVE)).isEqualTo(Truth.TRUE);
        assertThat(pass("c <> 5", FIVE)).isEqualTo(Truth.FALSE);
        assertThat(pass("c > 4.99 AND c <= 5", FIVE)).isEqualTo(Truth.TRUE);
        assertThat(pass("c < 5 OR c IN (1, 2)", FIVE)).isEqualTo(Truth.FALSE);
        assertThat(pass("NOT (c >= 6)", FIVE)).isEqualTo(Truth.TRUE);
    }

    @Test
    void comparesTextDatesAndTruth() {
        assertThat(pass("c > 'Z'", new Literal.Text("a"))).isEqualTo(Truth.TRUE);
        assertThat(pass("c < DATE '2026-01-31'", new Literal.Day(LocalDate.of(2026, 1, 30))))
                .isEqualTo(Truth.TRUE);
        assertThat(pass("c = FALSE", new Literal.Truth(true))).isEqualTo(Truth.FALSE);
        assertThat(pass("c IS NULL", new Literal.Truth(true))).isEqualTo(Truth.FALSE);
        assertThat(pass("c IS NOT NULL", new Literal.Truth(true))).isEqualTo(Truth.TRUE);
    }

    private static Truth pass(String filter, Literal value) {
        return Rows.pass(RowFilter.of(filter), value);
    }
}
