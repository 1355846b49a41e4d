package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.FileTrouble;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceBookFiles;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the prices that count. */
final class OfBook {
    @Option(
            names = "--book",
            paramLabel = "DIR",
            description = "Price book (default: the one that comes with this version).")
    private Optional<Path> folder = Optional.empty();

    /** The book named, or the one that comes with this version. */
    PriceBook prices() {
        return folder.map(OfBook::read).orElseGet(PriceBook::bundled);
    }

    /** The book in that folder. */
    static PriceBook read(Path folder) {
        try {
            return PriceBookFiles.read(folder);
        } catch (IllegalArgumentException e) {
            throw unusable(folder, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            throw unusable(folder, FileTrouble.of(e));
        }
    }

    private static CommandFailed unusable(Path folder, String why) {
        return CommandFailed.because("Cannot use the price book " + folder + ": " + why
                + "; name a folder that ./lakewarden cost refresh wrote, or leave the option out");
    }
}
