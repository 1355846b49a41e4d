package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.FileTrouble;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.sample.SampleFeed;
import io.lakewarden.cli.sample.Summary;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes input data to try things on. */
@Command(
        name = "sample",
        description = "Write invented invoice files, a file a day, with every kind of dirt that real feeds have.")
final class SampleVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Option(names = "--days", paramLabel = "N", description = "Files, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int days = SampleFeed.DEFAULT.days();

    @Option(
            names = "--lines",
            paramLabel = "M",
            description = "Lines in each, 1 to 1000000000 (default: ${DEFAULT-VALUE}).")
    private int lines = SampleFeed.DEFAULT.linesPerDay();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write to.")
    private Path out;

    @Option(names = "--first", paramLabel = "DATE", description = "First day (default: ${DEFAULT-VALUE}).")
    private LocalDate first = SampleFeed.DEFAULT.first();

    @Option(names = "--seed", paramLabel = "N", description = "Which of many feeds (default: ${DEFAULT-VALUE}).")
    private long seed = SampleFeed.DEFAULT.seed();

    @Override
    public Integer call() {
        if (days < 1 || days > 10_000 || lines < 1 || lines > 1_000_000_000) {
            throw CommandFailed.usage("Invalid --days or --lines: got " + days + " and " + lines
                    + ", expected 1 to 10000 and 1 to 1000000000");
        }

        if (out.toString().isEmpty()
                || first.getYear() < 1
                || first.plusDays(days).getYear() > 9999) {
            throw CommandFailed.usage("Invalid --out or --first: got '" + out + "' and " + first
                    + ", expected a folder and days of the years 1 to 9999");
        }

        try {
            Summary summary = SampleFeed.of(seed, first, days, lines)
                    .write(
                            out,
                            (day, written) -> console.progress(String.format(
                                    Locale.ROOT, "%s  %,d lines", out.resolve(day + ".csv"), written.lines())));
            print(summary);
            return ExitCode.OK.code();
        } catch (UncheckedIOException e) {
            throw CommandFailed.because("Cannot write the sample: " + FileTrouble.of(e));
        }
    }

    private void print(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        summary.dirt()
                .forEach((kind, count) -> rows.add(List.of(
                        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        String.format(Locale.ROOT, "%,d", count))));
        console.line(TextTable.of(List.of("unusual", "lines"), rows));
        console.line(String.format(Locale.ROOT, "%,d lines in %d files in %s", summary.lines(), summary.days(), out));
        ObjectNode result = Json.object()
                .put("folder", out.toString())
                .put("days", summary.days())
                .put("lines", summary.lines());
        ObjectNode dirt = result.putObject("unusual");
        summary.dirt().forEach((kind, count) -> dirt.put(kind.name(), count));
        result.set("quarantined", Json.tree(summary.quarantined()));
        console.result(result);
    }
}
