package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cost.figures.FiguresFolder;
import io.lakewarden.cost.price.PriceLock;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A price book from collected figures. */
@Command(
        name = "book",
        description = "Write a price book from a folder of collected figures, each line with its source.")
final class CostBookVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Option(names = "--from", paramLabel = "DIR", required = true, description = "Folder of the figures' CSV files.")
    private Path from;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "Folder of the book (default: the one that comes with this version).")
    private Path to = Path.of(System.getProperty("lakewarden.home", "."))
            .resolve("cost/src/main/resources/io/lakewarden/cost/price/book");

    @Override
    public Integer call() {
        PriceLock lock = written();
        console.line("Wrote the price book of " + lock);
        console.result(Json.object().put("date", lock.date()).put("sha256", lock.sha256()));
        return ExitCode.OK.code();
    }

    private PriceLock written() {
        try {
            return new FiguresFolder(from).writeBook(to);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
