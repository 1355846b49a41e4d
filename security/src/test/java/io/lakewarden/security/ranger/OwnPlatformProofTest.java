package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The platform of this repository, every principal, dataset, column and action, around every day on which one ends. */
class OwnPlatformProofTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();

    @Test
    void rangersEngineDecidesAsTheReferenceDoes() {
        RangerEngine engine = RangerEngine.hive(
                RangerExport.files(RangerCompiler.compile(Proof.withProbes(PLATFORM), Locations.none())));

        Proof proof = new Proof().compare(PLATFORM, engine, Proof.days(PLATFORM));

        assertThat(proof.differences()).isEmpty();
        assertThat(proof.decisions()).isGreaterThan(1_000);
        System.out.println(proof.decisions());
    }
}
