package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.costguard.BudgetsJson;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Placement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The committed file that says what an environment's months and runs may cost.
 *
 * @param folder that holds {@code platform/}
 * @param environment whose budgets they are
 */
record BudgetsFile(Path folder, Environment environment) {
    /** Where it stands, from that folder. */
    String name() {
        return "platform/budgets/" + environment.name() + ".json";
    }

    /** None where there is no file. */
    Budgets read() {
        return text().map(this::parsed).orElse(Budgets.NONE);
    }

    /** None where there is no file, or one that cannot be read. */
    Budgets readable() {
        try {
            return text().map(this::read).orElse(Budgets.NONE);
        } catch (IllegalArgumentException unreadable) {
            return Budgets.NONE;
        }
    }

    /** What another text of the file would say. */
    Budgets parsed(String text) {
        try {
            return read(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot read " + name() + ": " + e.getMessage() + "; " + remedy());
        }
    }

    /** What a text of the file says; {@link IllegalArgumentException} if it is none. */
    Budgets read(String text) {
        Set<String> pipelines =
                environment.placements().stream().map(Placement::pipeline).collect(Collectors.toSet());
        return BudgetsJson.read(text, pipelines);
    }

    /** What is in it; empty where there is no file. */
    Optional<String> text() {
        Path path = folder.resolve(name());
        try {
            return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What writes it anew. */
    String remedy() {
        return "run ./lakewarden cost budget --env " + environment.name() + " --write and commit it";
    }
}
