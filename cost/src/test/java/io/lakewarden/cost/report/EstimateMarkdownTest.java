package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.OursEstimate;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.model.Golden;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateMarkdownTest {
    private static final Path PLAIN = Path.of("src", "test", "resources", "templates", "plain.json");
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
                .contains("\n### etl\n\nat least $280 a month in 2026-12.\n")
                .contains("21 resources: 8 priced, 9 free, 3 need usage, 1 unsupported; ")
                .contains("| unsupported | Etl/Quantum | AWS::Braket::Device | the type is not known |")
                .endsWith("through NAT gateways.\n");
    }

    @Test
    void readsAsItIsReviewed(@TempDir Path folder) {
        Estimate ours = OursEstimate.of(folder);
        String markdown = EstimateMarkdown.of(ours);

        Golden.check(
                "cost.md",
                markdown.replace(ours.book().toString(), "DATE (LOCK)")
                        .replace(ours.book().date(), "DATE"));
        assertThat(ours.environments()).singleElement().satisfies(prod -> {
            assertThat(sum(prod.byService())).isEqualTo(prod.total().usual().value());
            assertThat(sum(prod.byZone())).isEqualTo(prod.total().usual().value());
            assertThat(prod.fixed().usual().plus(prod.variable().usual()))
                    .isEqualTo(prod.total().usual());
        });
    }

    private static BigDecimal sum(List<Part> parts) {
        return parts.stream()
                .map(part -> part.cost().usual())
                .reduce(Usd.ZERO, Usd::plus)
                .value();
    }

    @Test
    void saysWhatEveryReaderIsToBeTold() {
        Estimate noted = new Estimate(
                ESTIMATE.book(),
                0,
                1,
                List.of(new Estimator(PriceBook.bundled(), YearMonth.of(2026, 1), 0, 1)
                        .noting("The price book is old")
                        .of("plain", "us-east-1", Inventory.read(PLAIN, Map.of("Stage", "prod")), List.of())));

        assertThat(EstimateMarkdown.of(noted))
                .contains("\n- The price book is old\n")
                .contains("\n- The parameter VpcId of plain has no value: ");
        assertThat(EstimateMarkdown.of(ESTIMATE)).doesNotContain("\n- ");
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
