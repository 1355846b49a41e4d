package io.lakewarden.cli.local;

import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.security.ranger.Locations;
import io.lakewarden.security.ranger.RangerCompiler;
import io.lakewarden.security.ranger.RangerExport;
import io.lakewarden.security.ranger.RangerPolicies;
import java.nio.file.Path;

/** The Ranger policies of a definition, and the folder from which every Spark process here takes them. */
public final class RangerFolder {
    private RangerFolder() {}

    /** Without paths: a lake on this machine is reached by its tables alone. */
    public static RangerPolicies policies(CheckedPlatform checked) {
        return RangerCompiler.compile(checked, Locations.none());
    }

    /** Writes what is different from before, and returns the folder. */
    public static Path write(CheckedPlatform checked, StateFolder state) {
        RangerExport.files(policies(checked))
                .forEach((name, text) ->
                        StateFolder.writeIfDifferent(state.policies().resolve(name), text));
        return state.policies();
    }
}
