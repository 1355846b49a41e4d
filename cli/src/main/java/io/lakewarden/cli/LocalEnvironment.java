package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.check.CheckedPlatform;
import java.util.List;

/** The environment that this machine is. */
final class LocalEnvironment {
    private LocalEnvironment() {}

    static Environment of(CheckedPlatform checked) {
        return checked.platform()
                .environment("local")
                .filter(Environment::isLocal)
                .orElseThrow(() -> CommandFailed.because(
                        "Cannot run here: the definition has no environments/local.yaml of kind local"));
    }

    /** The pipelines that are placed here, sorted by name; at least one. */
    static List<Pipeline> pipelines(CheckedPlatform checked, Environment local) {
        if (local.placements().isEmpty()) {
            throw CommandFailed.because(
                    "Cannot run here: environments/local.yaml places no pipeline; add one under pipelines");
        }

        return local.placements().stream()
                .map(placement ->
                        checked.platform().pipeline(placement.pipeline()).orElseThrow())
                .toList();
    }
}
