package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.infra.costguard.Budget;
import io.lakewarden.infra.costguard.BudgetsJson;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Placement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The committed file that says what an environment's months may cost.
 *
 * @param folder that holds {@code platform/}
 * @param environment whose budgets they are
 */
record BudgetsFile(Path folder, Environment environment) {
    /** None where there is no file. */
    List<Budget> read() {
        String name = "platform/budgets/" + environment.name() + ".json";
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            return List.of();
        }

        Set<String> pipelines =
                environment.placements().stream().map(Placement::pipeline).collect(Collectors.toSet());
        try {
            return BudgetsJson.read(Files.readString(path), pipelines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot read " + name + ": " + e.getMessage());
        }
    }
}
