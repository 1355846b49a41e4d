package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.estimate.Estimate;
import org.junit.jupiter.api.Test;

class EstimateMarkdownTest {
    private static final Estimate ESTIMATE = EstimateFocusTest.etl();

    @Test
    void beginsWithItsMarkerAndTheMonth() {
        assertThat(EstimateMarkdown.of(ESTIMATE))
                .startsWith(
                        """
                        <!-- lakewarden cost -->

                        ## What it costs

                        | environment | usual USD | P10 | P50 | P90 |
                        | --- | --- | --- | --- | --- |
                        """)
                .contains("\n| etl | ")
                .contains("\n### etl\n\nat least $280 a month in 2026-12, between $280 and $280 eight times in ten.\n")
                .contains("21 resources: 8 priced, 9 free, 3 need usage, 1 unsupported; ")
                .contains("| unsupported | Etl/Quantum | AWS::Braket::Device | the type is not known |")
                .endsWith("through NAT gateways.\n");
    }

    @Test
    void itsFiguresAreThoseOfTheEstimate() {
        String markdown = EstimateMarkdown.of(ESTIMATE);

        assertThat(ESTIMATE.environments().get(0).byService()).allSatisfy(part -> assertThat(markdown)
                .contains("| " + part.name() + " | " + Words.cents(part.cost().usual()) + " | "));
    }

    @Test
    void theSameGivesTheSameBytes() {
        assertThat(EstimateMarkdown.of(EstimateFocusTest.etl())).isEqualTo(EstimateMarkdown.of(ESTIMATE));
    }
}
