package io.lakewarden.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleDefinitionTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void findsInTheSampleDefinitionNothingButWhatDocumentationLeavesOpen() {
        Checked checked = Checker.check(DefinitionReader.read(PROJECT));

        assertThat(checked.findings())
                .extracting(Finding::toString)
                .containsExactly(
                        "platform/environments/prod.yaml:22:5 warning SCALING_WITHOUT_WAY_OUT Cannot count on EMR to scale "
                                + "cluster analysts: its subnets have no way out, and EMR's pages ask for its public endpoint "
                                + "(EMR Management Guide, emr-managed-scaling); name a network that has one (network.vpcId), "
                                + "do without, or test it and say so under tested");
        assertThat(checked.platform().orElseThrow().platform().environments())
                .extracting(Environment::name)
                .containsExactly("dev", "local", "prod", "stage");
        assertThat(checked.platform().orElseThrow().platform().pipelines())
                .extracting(Pipeline::name)
                .containsExactly("billing");
    }
}
