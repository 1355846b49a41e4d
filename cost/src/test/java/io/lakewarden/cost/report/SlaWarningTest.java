package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.OursEstimate;
import io.lakewarden.cost.estimate.PipelineCost;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlaWarningTest {
    @TempDir
    private Path folder;

    @Test
    void aPipelineThatMissesItsSlaIsSaidInEveryReportWithItsRemedy() {
        Estimate estimate = OursEstimate.of(folder, 0);
        EnvironmentEstimate prod = estimate.environments().get(0);
        PipelineCost billing = prod.pipelines().get(0);
        String warning = "SLA missed: " + Words.inTime(billing.withinSla(), billing.slaTarget())
                + " of the runs of billing end within 90 min, and 99.0 % shall; ./lakewarden cost size billing --env"
                + " prod --after-months 11 finds a cluster that meets it";

        assertThat(billing.meetsSla()).isFalse();
        assertThat(Sentence.missedSlas(prod)).containsExactly(warning);
        assertThat(EstimateMarkdown.of(estimate)).contains("\n\n**" + Markdown.text(warning) + ".**\n\n");
        assertThat(EstimatePage.of(estimate, Map.of())).contains("<p><strong>" + warning + ".</strong></p>");
        JsonNode json = EstimateJson.of(estimate).at("/environments/0");
        assertThat(json.path("warnings")).extracting(JsonNode::asText).contains(warning);
        assertThat(json.at("/pipelines/0/meetsSla").asBoolean(true)).isFalse();
    }

    @Test
    void nothingIsSaidOfOneThatMeetsIt() {
        EnvironmentEstimate prod = OursEstimate.small(folder).environments().get(0);

        assertThat(prod.pipelines().get(0).meetsSla()).isTrue();
        assertThat(Sentence.missedSlas(prod)).isEmpty();
    }
}
