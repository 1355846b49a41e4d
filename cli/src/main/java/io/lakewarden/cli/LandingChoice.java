package io.lakewarden.cli;

import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.local.Landing;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.sample.SampleFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Which folder a run takes its days from. */
final class LandingChoice {
    private LandingChoice() {}

    /** The named folder; else the sample week, written on first use. The choice is kept for later {@code run}s. */
    static Landing of(StateFolder state, Optional<Path> data, Console console) {
        Landing landing = data.map(Landing::new).orElseGet(() -> sample(state, console));
        landing.days();
        StateFolder.write(keeper(state), landing.folder().toString());
        return landing;
    }

    /** The named folder; else that of the last {@code up}. */
    static Landing last(StateFolder state, Optional<Path> data) {
        Landing landing = data.map(Landing::new).orElseGet(() -> kept(state));
        landing.days();
        return landing;
    }

    private static Landing kept(StateFolder state) {
        try {
            return Files.exists(keeper(state))
                    ? new Landing(Path.of(Files.readString(keeper(state))))
                    : new Landing(state.landing());
        } catch (InvalidPathException e) {
            return new Landing(state.landing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path keeper(StateFolder state) {
        return state.path().resolve("landing.txt");
    }

    /** The marker comes last: a killed first use is taken up again, and files that someone changed since are kept. */
    private static Landing sample(StateFolder state, Console console) {
        Path marker = state.landing().resolve(".sample");
        if (!Files.exists(marker)) {
            console.progress("Writing a sample week to " + state.landing());
            SampleFeed.DEFAULT.write(state.landing(), (day, written) -> {});
            StateFolder.write(marker, "");
        }

        return new Landing(state.landing());
    }
}
