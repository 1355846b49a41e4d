package io.lakewarden.security.lakeformation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.planes.Difference;
import io.lakewarden.security.planes.LakeFormationComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The account of a pipeline that sees a table in part, with and without EMR's filters. */
class FilteredPipelineTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final String ROLE = "arn:${AWS::Partition}:iam::222222222222:role/lakewarden-stage-billing-pipeline";

    @TempDir
    private Path folder;

    @Test
    void readsItsRowsUnderFilters() throws IOException {
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
    void readsNothingOfItWhereItsCodeWouldReadFiles() throws IOException {
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
    private Platform partial(boolean filtered) throws IOException {
        copy(Path.of("..", "platform"));
        replace(
                "domains/billing.yaml",
                "{to: billing-pipeline, actions: [read, write, manage], zone: silver}",
                "{to: billing-pipeline, actions: [read], dataset: silver.invoice_lines, rows: country = 'France'}");
        if (filtered) {
            replace("environments/stage.yaml", "    cluster:\n", "    cluster:\n      profile: governed-sql\n");
        }

        return DefinitionReader.read(folder).definition().orElseThrow().platform();
    }

    private void copy(Path from) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }

        for (Path file : files) {
            Path to = folder.resolve("platform").resolve(from.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
    }

    private void replace(String file, String old, String now) throws IOException {
        Path path = folder.resolve("platform").resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, now));
    }
}
