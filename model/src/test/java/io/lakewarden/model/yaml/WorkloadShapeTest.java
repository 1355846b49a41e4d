package io.lakewarden.model.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Finding;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Workload;
import io.lakewarden.model.Workload.Calibration;
import io.lakewarden.model.Workload.Mebibytes;
import io.lakewarden.model.Workload.Run;
import io.lakewarden.model.Workload.Volume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadShapeTest {
    private static final String DEV = "platform/environments/dev.yaml";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheSmallDefinition() {
        RuleCase.copyBase(folder);
    }

    @Test
    void aPlacementThatSaysNothingHasAWorkloadAboutItsVolume() {
        assertThat(workload("")).isEqualTo(Workload.about(new Gibibytes(10)));
        assertThat(workload("").volume())
                .isEqualTo(new Volume(new Gibibytes(8), new Gibibytes(10), new Gibibytes(12.5)));
    }

    @Test
    void readsAllThatAWorkloadMaySay() {
        assertThat(
                        workload(
                                """
                                    workload:
                                      littleRatio: 0.5
                                      muchRatio: 2
                                      growthPercentPerMonth: 3
                                      fileMebibytes: 256
                                      expansion: {silver: 0.5, gold: 0.01}
                                      slaPercent: 99.5
                                      cachedShare: 0.25
                                      calibration:
                                        instanceType: m6g.xlarge
                                        runs:
                                          - {nodes: 2, gibibytes: 10, minutes: 7.5}
                                """))
                .isEqualTo(new Workload(
                        new Volume(new Gibibytes(5), new Gibibytes(10), new Gibibytes(20)),
                        new BigDecimal("3"),
                        new Mebibytes(256),
                        new TreeMap<>(Map.of("silver", new BigDecimal("0.5"), "gold", new BigDecimal("0.01"))),
                        new BigDecimal("99.5"),
                        new BigDecimal("0.25"),
                        Optional.of(new Calibration(
                                "m6g.xlarge", List.of(new Run(2, new Gibibytes(10), Duration.ofSeconds(450)))))));
    }

    @Test
    void aVolumeThatIsLittleIsNotMore() {
        assertThat(lines("    workload: {littleRatio: 1.5}\n"))
                .containsExactly(DEV + ":15:29 error INVALID_VALUE Invalid littleRatio: got the number 1.5, expected"
                        + " a number from 0.001 to 1; write for example 0.001");
    }

    private Workload workload(String more) {
        assertThat(lines(more)).isEmpty();
        return DefinitionReader.read(folder)
                .definition()
                .orElseThrow()
                .platform()
                .environment("dev")
                .orElseThrow()
                .placements()
                .get(0)
                .workload();
    }

    private List<String> lines(String more) {
        try {
            Path file = folder.resolve(DEV);
            Files.writeString(file, Files.readString(file).replace("tell:", more + "tell:"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        return DefinitionReader.read(folder).findings().stream()
                .map(Finding::toString)
                .toList();
    }
}
