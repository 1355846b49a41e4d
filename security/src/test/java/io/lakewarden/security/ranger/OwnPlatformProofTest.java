package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The platform of this repository, every principal, dataset, column and action, around every day on which one ends. */
class OwnPlatformProofTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();

    @Test
    void rangersEngineDecidesAsTheReferenceDoes() {
        Compiled compiled = Compiled.of(PLATFORM);
        Set<Instant> moments = new TreeSet<>(Proof.moments(PLATFORM));
        moments.addAll(Proof.EDGES);
        Proof proof = new Proof();

        assertThat(proof.differences(PLATFORM, compiled, moments)).isEmpty();
        assertThat(proof.emrDifferences(PLATFORM, compiled, moments)).isEmpty();
        assertThat(proof.answers()).isGreaterThan(500);
    }
}
