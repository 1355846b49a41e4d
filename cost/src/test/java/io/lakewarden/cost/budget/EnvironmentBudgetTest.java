package io.lakewarden.cost.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Ours;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.estimate.resource.Load;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentBudgetTest {
    private static final List<Load> LOADS = List.of(Ours.load(Ours.gibibytes(512)));

    @TempDir
    private Path folder;

    @Test
    void aRunsPartsAreWhatTheRunCosts() {
        EnvironmentEstimate estimate = estimate(Ours.asItIs());
        PipelineCost cost = estimate.pipelines().get(0);
        RunBudget run = budget(estimate).pipelines().get(0).run().orElseThrow();

        double hours = cost.minutes().doubleValue() / 60;
        assertThat(run.beside().value().doubleValue()
                        + hours * run.cluster().value().value().doubleValue())
                .isCloseTo(cost.run().usual().value().doubleValue(), offset(0.05));
        assertThat(run.atMost()).isGreaterThan(cost.run().p90());
    }

    @Test
    void eachMonthHasItsOwnBudgetSoThatWhatIsTooMuchNowIsToldNow() {
        EnvironmentEstimate estimate = estimate(Ours.asItIs());
        EnvironmentBudget budget = budget(estimate);
        SortedMap<YearMonth, CostRange> billing = budget.pipelines().get(0).months();

        assertThat(budget.months()).hasSize(12);
        estimate.ramp().forEach(month -> assertThat(budget.months()).containsEntry(month.month(), month.cost()));
        assertThat(billing.get(Ours.FIRST).p90())
                .isLessThan(billing.get(Ours.FIRST.plusMonths(11)).p90());
        assertThat(billing.get(estimate.month()))
                .isEqualTo(estimate.byPipeline().stream()
                        .filter(part -> part.name().equals("billing"))
                        .map(Part::cost)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void aClusterMayBecomeOneAndAHalfTimesAsOldAsTheSla() {
        PipelineBudget billing = budget(estimate(Ours.asItIs())).pipelines().get(0);

        assertThat(billing.pipeline()).isEqualTo("billing");
        assertThat(billing.clusterAge()).hasMinutes(135);
    }

    @Test
    void whatIsNotStartedByTheClockHasNoBudgetOfARun() {
        EnvironmentBudget budget = budget(estimate(resources -> resources.remove("Nightly")));

        assertThat(budget.pipelines())
                .allSatisfy(pipeline -> assertThat(pipeline.run()).isEmpty());
    }

    @Test
    void theTextIsInCentsAndTheSameEachTime() {
        EnvironmentEstimate estimate = estimate(Ours.asItIs());
        String text = BudgetFile.text(budget(estimate), "0a1b");

        assertThat(text)
                .isEqualTo(BudgetFile.text(budget(estimate(Ours.asItIs())), "0a1b"))
                .startsWith(
                        "{\n  \"inputs\" : \"0a1b\",\n  \"estimateOf\" : \"2026-12\",\n  \"resourcesNotInIt\" : 4,\n"
                                + "  \"months\" : {\n    \"2026-01\" : {\n      \"p50Dollars\" : ")
                .endsWith("}\n");
        JsonNode tree = BudgetFile.tree(budget(estimate), "0a1b");
        assertThat(tree.path("months")).hasSize(12);
        assertThat(tree.at("/months/2026-12/p90Dollars").decimalValue())
                .isEqualByComparingTo(estimate.total().p90().rounded(2).value());
        assertThat(tree.at("/pipelines/billing/clusterMinutes").asInt()).isEqualTo(135);
    }

    private static EnvironmentBudget budget(EnvironmentEstimate estimate) {
        return EnvironmentBudget.of(estimate, LOADS);
    }

    private EnvironmentEstimate estimate(Consumer<ObjectNode> change) {
        return new Estimator(Ours.BOOK, Ours.FIRST, 200, Ours.SEED)
                .of("prod", "us-east-1", Ours.inventory(folder, change), LOADS);
    }
}
