package io.lakewarden.cli.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.infra.signals.Metric;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private final Exposition exposition = new Exposition();

    @Test
    void writesMetricsAndSamplesInTheOrderOfTheirNames() {
        exposition.add(Metric.TABLE_ROWS, "local", 12, "silver.b");
        exposition.add(Metric.TABLE_ROWS, "local", 1.5e9, "gold.a");
        exposition.add(Metric.ACCESS_DECISIONS_TOTAL, "local", 3, "a \"b\"\\\n", "denied");

        assertThat(exposition.text())
                .isEqualTo(
                        """
                        # HELP lakewarden_access_decisions_total Decisions of the authorizer, by whose they are
                        # TYPE lakewarden_access_decisions_total counter
                        lakewarden_access_decisions_total{environment="local",user="a \\"b\\"\\\\\\n",result="denied"} 3.0
                        # HELP lakewarden_table_rows Rows of a table after the newest run that wrote it
                        # TYPE lakewarden_table_rows gauge
                        lakewarden_table_rows{environment="local",table="gold.a"} 1.5E9
                        lakewarden_table_rows{environment="local",table="silver.b"} 12.0
                        """);
    }

    @Test
    void refusesASampleTwice() {
        exposition.add(Metric.TABLE_ROWS, "local", 12, "silver.b");

        assertThatThrownBy(() -> exposition.add(Metric.TABLE_ROWS, "local", 13, "silver.b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid sample of lakewarden_table_rows: "
                        + "{environment=\"local\",table=\"silver.b\"} comes twice");
    }

    @Test
    void refusesOtherLabelsThanTheMetricHas() {
        assertThatThrownBy(() -> exposition.add(Metric.TABLE_ROWS, "local", 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid sample of lakewarden_table_rows: got 0 labels, expected [table]");
    }
}
