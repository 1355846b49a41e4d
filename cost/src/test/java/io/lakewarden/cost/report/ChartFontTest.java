package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.font.FontRenderContext;
import org.junit.jupiter.api.Test;

class ChartFontTest {
    private static final ChartFont FONT = new ChartFont();
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    @Test
    void aTextIsAsWideAsItsCharactersInHelvetica() {
        // 1 and 0 are 556 thousandths of the size wide, a comma 278, i 222 and W 944.
        assertThat(width("10,000")).isCloseTo(11 * (5 * 0.556 + 0.278), within(0.001));
        assertThat(width("iW")).isCloseTo(11 * (0.222 + 0.944), within(0.001));
        assertThat(width("~")).isCloseTo(11 * 0.584, within(0.001));
    }

    @Test
    void whatIsNotInItsTableIsAsWideAsADigit() {
        assertThat(width("\u00e9")).isEqualTo(width("0"));
        assertThat(width("\n")).isEqualTo(width("0"));
    }

    @Test
    void itsMetricsNeverSayLessThanTheTextTakes() {
        assertThat(FONT.metrics().stringWidth("10,000")).isGreaterThanOrEqualTo((int) width("10,000"));
        assertThat(FONT.metrics().charsWidth("x10y".toCharArray(), 1, 2))
                .isEqualTo(FONT.metrics().stringWidth("10"));
        assertThat(FONT.metrics().getHeight()).isEqualTo(12);
    }

    private static double width(String text) {
        return FONT.getStringBounds(text, CONTEXT).getWidth();
    }
}
