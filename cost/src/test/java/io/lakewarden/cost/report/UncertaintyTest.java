package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.Assumption;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.OursEstimate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every report says of how sure it is, before its figures are read. */
class UncertaintyTest {
    @TempDir
    private Path folder;

    @Test
    void besideTheRangeStandsWhatItHoldsAndWhatNot() {
        Estimate estimate = OursEstimate.of(folder);
        EnvironmentEstimate prod = estimate.environments().get(0);
        Assumption volume = prod.assumptions().stream()
                .filter(input -> input.name().equals("volume of billing"))
                .findFirst()
                .orElseThrow();
        String range = "The range holds what runs differ by and what the model does not know; not growth, retention or"
                + " the volume itself being off: with the volume of all runs at its P10 or P90 the usual month is "
                + Words.about(volume.monthAtP10()) + " or " + Words.about(volume.monthAtP90());

        assertThat(Sentence.range(prod)).contains(range);
        assertThat(EstimateMarkdown.of(estimate)).contains("\n\n" + Markdown.text(range) + ".\n\n");
        assertThat(EstimatePage.of(estimate, Map.of())).contains("<p>" + range + ".</p>");
    }

    @Test
    void whereThereIsNoRangeNothingIsSaidOfIt() {
        assertThat(Sentence.range(OursEstimate.of(folder, 0).environments().get(0)))
                .isEmpty();
        assertThat(Sentence.range(EstimateFocusTest.etl().environments().get(0)))
                .isEmpty();
    }

    @Test
    void thatNoRunWasMeasuredIsInTheFirstSentenceAndInTheWarnings() {
        Estimate estimate = OursEstimate.of(folder);
        EnvironmentEstimate prod = estimate.environments().get(0);
        String warning = "Uncalibrated: how long a run of billing takes, what it costs and how often it ends in time is"
                + " assumed (no run of this job: 10 GB an hour and vCPU, 4 to 25 in nine of ten); ./lakewarden cost size"
                + " billing --env prod names the run that is worth measuring first";

        assertThat(Sentence.month(prod)).endsWith("; no run of billing was measured");
        assertThat(Sentence.pipeline(prod.pipelines().get(0))).endsWith(" (target 99.0 %), by assumption");
        assertThat(EstimateMarkdown.of(estimate))
                .contains(Markdown.text(Sentence.month(prod)) + ".")
                .contains("**" + Markdown.text(warning) + ".**");
        assertThat(EstimatePage.of(estimate, Map.of())).contains("<p><strong>" + warning + ".</strong></p>");
        JsonNode json = EstimateJson.of(estimate).at("/environments/0");
        assertThat(json.path("warnings")).extracting(JsonNode::asText).contains(warning);
        assertThat(json.at("/pipelines/0/isMeasured").asBoolean(true)).isFalse();
    }

    @Test
    void templatesWithoutAPipelineHaveNothingToMeasure() {
        EnvironmentEstimate etl = EstimateFocusTest.etl().environments().get(0);

        assertThat(Sentence.month(etl)).doesNotContain("measured");
        assertThat(Sentence.warnings(etl)).isEmpty();
    }

    @Test
    void whatTheDefinitionGivesWithoutSpreadIsAmongTheAssumptionsOfEveryReport() {
        Estimate estimate = OursEstimate.of(folder);
        EnvironmentEstimate prod = estimate.environments().get(0);
        String page = EstimatePage.of(estimate, Map.of());
        JsonNode json = EstimateJson.of(estimate).at("/environments/0/assumptions");

        assertThat(prod.given())
                .extracting(input -> input.name() + ": " + Words.few(input.p50()) + " " + input.unit())
                .containsExactly(
                        "growth of billing: 0 % a month",
                        "files of billing: 128 MiB",
                        "expansion of billing in bronze: 1 ratio",
                        "expansion of billing in silver: 0.5 ratio",
                        "expansion of billing in gold: 0.125 ratio",
                        "retention of landing: 30 days",
                        "retention of bronze: 90 days",
                        "retention of silver: 365 days",
                        "retention of gold: 2000 days");
        assertThat(prod.given().get(0).basis())
                .isEqualTo(
                        "defined: pipelines.billing.workload.growthPercentPerMonth in platform/environments/prod.yaml;"
                                + " no spread is given");
        List<String> names = prod.given().stream().map(Assumption::name).toList();
        assertThat(json).extracting(input -> input.path("name").asText()).containsAll(names);
        assertThat(names)
                .allSatisfy(name -> assertThat(page).contains("<th scope=\"row\">" + name + "</th>"))
                .allSatisfy(
                        name -> assertThat(EstimateMarkdown.of(estimate)).contains("| " + Markdown.text(name) + " | "));
        assertThat(EstimateFocusTest.etl().environments().get(0).given()).isEmpty();
    }
}
