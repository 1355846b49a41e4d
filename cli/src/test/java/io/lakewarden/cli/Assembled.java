package io.lakewarden.cli;

import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import java.time.LocalDate;

/** Templates of a checkout's definition. */
public final class Assembled {
    private Assembled() {}

    /** Writes those of {@code stage}, as of the day of the commit. */
    static void stage(Path checkout, Path folder) {
        of(checkout, "stage", folder);
    }

    /** Writes those of an environment, as of the day of the commit. */
    public static void of(Path checkout, String environment, Path folder) {
        CheckedPlatform checked =
                Checker.check(DefinitionReader.read(checkout)).platform().orElseThrow();
        LocalDate on = new Git(checkout).commitDay().orElseThrow();
        SynthVerb.synthesized(
                SynthVerb.blueprint(
                        checkout,
                        checked,
                        environment,
                        on,
                        TablesFile.in(checkout).read()),
                folder);
    }
}
