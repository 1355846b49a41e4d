package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account of a pipeline that sees a table in part, with and without EMR's filters. */
class FilteredPipelineTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final String ROLE = "arn:${AWS::Partition}:iam::222222222222:role/lakewarden-stage-billing-pipeline";

    @TempDir
    private Path folder;

    @Test
    void readsItsRowsUnderFilters() {
        Platform platform = partial(true);
        LakeFormation compiled = compiled(platform);

        assertThat(compiled.permissions())
                .filteredOn(grant -> grant.principal().equals(ROLE))
                .extracting(grant -> grant.resource().toString())
                .anyMatch(resource -> resource.startsWith("silver.invoice_lines[rows_"));
        assertThat(LakeFormationComparison.differences(platform, stage(platform), compiled))
                .noneMatch(Difference::isUnexplained);
    }

    @Test
    void readsNothingOfItWhereItsCodeWouldReadFiles() {
        Platform platform = partial(false);
        LakeFormation compiled = compiled(platform);

        assertThat(compiled.permissions())
                .filteredOn(grant -> grant.principal().equals(ROLE))
                .extracting(grant -> grant.resource().toString())
                .noneMatch(resource -> resource.startsWith("silver.invoice_lines["));
        assertThat(compiled.gaps())
                .filteredOn(gap -> gap.principal().equals("billing-pipeline"))
                .extracting(Gap::code)
                .contains("PIPELINE_READS_WHOLE");
        assertThat(LakeFormationComparison.differences(platform, stage(platform), compiled))
                .noneMatch(Difference::isUnexplained);
    }

    private static LakeFormation compiled(Platform platform) {
        return LakeFormationCompiler.compile(platform, stage(platform), DAY);
    }

    private static Environment stage(Platform platform) {
        return platform.environment("stage").orElseThrow();
    }

    /** This repository's, where the pipeline may read some rows of silver.invoice_lines and does not change silver. */
    private Platform partial(boolean filtered) {
        DefinitionCopy copy = DefinitionCopy.of(Path.of("..", "platform"), folder)
                .with(
                        "domains/billing.yaml",
                        "{to: billing-pipeline, actions: [read, write, manage], zone: silver}",
                        "{to: billing-pipeline, actions: [read], dataset: silver.invoice_lines, rows: country = 'France'}");
        return (filtered
                        ? copy.with(
                                "environments/stage.yaml",
                                "    cluster:\n",
                                "    cluster:\n      profile: governed-sql\n")
                        : copy)
                .definition()
                .platform();
    }
}
