package io.lakewarden.cli.gameday.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricMathTest {
    private static final SortedMap<String, Measure> QUERIES = new TreeMap<>(Map.of(
            "six", (metrics, from, before) -> Optional.of(6.0),
            "nothing", (metrics, from, before) -> Optional.empty(),
            "zero", (metrics, from, before) -> Optional.of(0.0)));

    @Test
    void computesAsItIsWritten() {
        assertThat(value("100 * six / 4")).contains(150.0);
        assertThat(value("0.5 + six * 2")).contains(12.5);
        assertThat(value("(six + 2) / 4 * 3")).contains(6.0);
        assertThat(value("six + 4 - 1 - FILL(nothing, 2)")).contains(7.0);
        assertThat(value("1 + MAX([six, 7])")).contains(8.0);
        assertThat(value("1 + MAX([six, 5])")).contains(7.0);
        assertThat(value("FILL(six, 0) + FILL(nothing, 3)")).contains(9.0);
    }

    @Test
    void whatIsMissingOrDividedByZeroIsNoNumber() {
        assertThat(value("six + nothing")).isEmpty();
        assertThat(value("six / zero")).isEmpty();
        assertThat(value("zero / zero")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "seven",
                "six % 2",
                "six six",
                "SUM([six, 1])",
                "MAX(six)",
                "FILL(six)",
                "(six",
                "six +",
                "a & b"
            })
    void nothingElseIsEvaluated(String expression) {
        assertThatThrownBy(() -> MetricMath.parse(expression, QUERIES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot evaluate the expression " + expression);
    }

    private static Optional<Double> value(String expression) {
        return MetricMath.parse(expression, QUERIES).value(new Metrics(), Instant.EPOCH, Instant.MAX);
    }
}
