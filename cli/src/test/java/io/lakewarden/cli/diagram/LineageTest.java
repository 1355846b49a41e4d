package io.lakewarden.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.Golden;
import io.lakewarden.cli.diagram.Diagram.Arrow;
import io.lakewarden.cli.diagram.Diagram.Box;
import io.lakewarden.cli.diagram.Diagram.Column;
import io.lakewarden.cli.diagram.Diagram.Kind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {
    @Test
    void showsFilesStepsAndTablesInTheOrderOfTheZones() {
        Diagram diagram = Lineage.of(Billing.platform(), Billing.pipeline());

        assertThat(diagram.title()).isEqualTo("Lineage of the pipeline billing");
        assertThat(diagram.columns())
                .extracting(Column::name)
                .containsExactly(
                        "landing",
                        "steps before bronze",
                        "bronze",
                        "steps before silver",
                        "silver",
                        "steps before gold",
                        "gold");
        assertThat(diagram.arrows())
                .contains(
                        new Arrow("landing", "step ingest"),
                        new Arrow("step ingest", "bronze.invoices_raw"),
                        new Arrow("bronze.invoices_raw", "step conform"),
                        new Arrow("step conform", "silver.invoice_lines"),
                        new Arrow("silver.invoice_lines", "step sales"))
                .hasSize(13);
    }

    @Test
    void setsQuarantineAside() {
        Diagram diagram = Lineage.of(Billing.platform(), Billing.pipeline());

        assertThat(diagram.boxes())
                .filteredOn(box -> box.kind() == Kind.ASIDE)
                .extracting(Box::id)
                .containsExactly("silver.invoice_lines_quarantine");
    }

    @Test
    void leavesOutWhatAPipelineDoesNotTouch() {
        Diagram diagram = Lineage.of(
                Billing.platform(),
                Billing.pipeline(List.of(Billing.step("own", "own-job", List.of("silver.a"), List.of("silver.b")))));

        assertThat(diagram.columns()).extracting(Column::name).containsExactly("steps before silver", "silver");
        assertThat(Svg.render(diagram)).contains(">own<", ">a<", ">b<");
    }

    @Test
    void drawsTheBillingPipelineAsBefore() {
        Golden.assertSame(
                Path.of("src/test/resources/lineage-billing.svg"),
                Svg.render(Lineage.of(Billing.platform(), Billing.pipeline())));
    }
}
