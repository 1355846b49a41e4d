package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Where EMR may not scale what is priced as scaled. */
class DoubtedScalingTest {
    @Test
    void isToldOfTheEnvironmentThatHasItAndOfNoOther() {
        DefinitionCheck check = DefinitionCheck.of(Path.of(".."), LocalDate.of(2026, 11, 24));

        assertThat(check.doubtedScaling("prod"))
                .containsExactly(
                        "Cannot count on EMR to scale cluster analysts: its subnets have no way out, and EMR's pages ask for"
                                + " its public endpoint (EMR Management Guide, emr-managed-scaling)");
        assertThat(check.doubtedScaling("stage")).isEmpty();
    }
}
