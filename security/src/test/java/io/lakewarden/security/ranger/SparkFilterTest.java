package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.rows.RowFilter;
import org.junit.jupiter.api.Test;

class SparkFilterTest {
    @Test
    void quotesColumnsAndKeepsWhatBindsHow() {
        assertThat(sql("country = 'France' AND (amount > 10.50 OR is_paid = TRUE)"))
                .isEqualTo("`country` = 'France' AND (`amount` > 10.5 OR `is_paid` = TRUE)");
        assertThat(sql("NOT (a = 1 AND b = 2) OR c <> DATE '2026-01-31'"))
                .isEqualTo("NOT (`a` = 1 AND `b` = 2) OR `c` <> DATE '2026-01-31'");
        assertThat(sql("a IS NULL OR b IS NOT NULL OR c IN (1, 2) OR d NOT IN ('x')"))
                .isEqualTo("`a` IS NULL OR `b` IS NOT NULL OR `c` IN (1, 2) OR `d` NOT IN ('x')");
        assertThat(sql("NOT (a IN (1) AND b = 2)")).isEqualTo("NOT (`a` IN (1) AND `b` = 2)");
    }

    @Test
    void writesAsBytesWhatASettingOrAMacroCouldTouch() {
        assertThat(sql("a = 'Côte d''Ivoire'")).isEqualTo("`a` = CAST(X'43C3B4746520642749766F697265' AS STRING)");
        assertThat(sql("a = '${USER}'")).isEqualTo("`a` = CAST(X'247B555345527D' AS STRING)");
        assertThat(sql("a = 'back\\slash'")).isEqualTo("`a` = CAST(X'6261636B5C736C617368' AS STRING)");
        assertThat(sql("a = 'Côte-d.Ivoire'")).isEqualTo("`a` = 'Côte-d.Ivoire'");
    }

    private static String sql(String filter) {
        return SparkFilter.of(RowFilter.of(filter));
    }
}
