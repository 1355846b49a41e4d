package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void whatMissesItsTargetIsNeverPrintedAsIt() {
        assertThat(inTime("0.9895", "0.99")).isEqualTo("98.9 %");
        assertThat(inTime("0.9899", "0.99")).isEqualTo("98.9 %");
        assertThat(inTime("0.9998", "0.9999")).isEqualTo("99.98 %");
        assertThat(inTime("0.9999", "1")).isEqualTo("99.9 %");
    }

    @Test
    void whatMeetsItIsNeverPrintedAsLess() {
        assertThat(inTime("0.9900", "0.99")).isEqualTo("99.0 %");
        assertThat(inTime("0.9999", "0.9999")).isEqualTo("99.99 %");
        assertThat(inTime("1", "0.99")).isEqualTo("100.0 %");
    }

    @Test
    void aTargetHasAllItsDigits() {
        assertThat(Words.target(new BigDecimal("0.99"))).isEqualTo("99.0 %");
        assertThat(Words.target(new BigDecimal("0.9999"))).isEqualTo("99.99 %");
    }

    private static String inTime(String share, String target) {
        return Words.inTime(new BigDecimal(share), new BigDecimal(target));
    }
}
