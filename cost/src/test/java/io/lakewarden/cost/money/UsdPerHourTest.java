package io.lakewarden.cost.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UsdPerHourTest {
    @Test
    void halfAnHourCostsHalf() {
        assertThat(UsdPerHour.of("0.192").times(Duration.ofMinutes(30))).isEqualTo(Usd.of("0.096"));
    }

    @Test
    void isPaidByTheSecond() {
        assertThat(UsdPerHour.of("3.6").times(Duration.ofSeconds(61))).isEqualTo(Usd.of("0.061"));
    }

    @Test
    void equalAmountsAreEqualWhateverTheirScale() {
        assertThat(Usd.of("1.50")).isEqualTo(Usd.of("1.5")).hasToString("1.5");
        assertThat(Usd.of("0.00")).isEqualTo(Usd.ZERO);
        assertThat(Usd.of("100").times(1000)).hasToString("100000");
    }
}
