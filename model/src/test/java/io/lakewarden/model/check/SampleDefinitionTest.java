package io.lakewarden.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SampleDefinitionTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

    @Test
    void findsNothingInTheSampleDefinition() {
        Checked checked = Checker.check(DefinitionReader.read(PROJECT));

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.platform().orElseThrow().platform().environments())
                .extracting(Environment::name)
                .containsExactly("dev", "local", "prod", "stage");
        assertThat(checked.platform().orElseThrow().platform().pipelines())
                .extracting(Pipeline::name)
                .containsExactly("billing");
    }
}
