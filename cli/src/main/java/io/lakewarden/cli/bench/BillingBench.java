package io.lakewarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.Worker;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One measured comparison: every variant runs the same five jobs on the same multiplied day, once to warm up and then
 * {@code repetitions} times, in a lake and a process of its own. DuckDB does the same transformation, without audits,
 * tags, line numbers and the calendar. All must agree on the lines kept and on their sum.
 *
 * @param installation what to run
 * @param folder for feed and lakes; emptied first
 * @param platform whose contract the jobs follow
 * @param machine cores and heap
 * @param repetitions measured ones, at least 1
 */
public record BillingBench(
        Installation installation, Path folder, Platform platform, Compute.Machine machine, int repetitions) {
    private static final double MEBIBYTE = 1 << 20;

    /** What was measured of one way to do it. */
    public record Measured(String label, List<Double> seconds, double peakMebibytes) {
        public Measured {
            seconds = List.copyOf(seconds);
        }

        /** The middle one; of an even number, the lower of the two in the middle. */
        public double median() {
            return seconds.stream().sorted().toList().get((seconds.size() - 1) / 2);
        }
    }

    /** What was measured of all. */
    public record Result(long lines, long bytes, int cores, List<Measured> measured) {
        public Result {
            measured = List.copyOf(measured);
        }
    }

    /** What one way to do it found. */
    private record Sums(long lines, BigDecimal amount) {}

    /** Runs it all; {@code progress} hears a line about each part. */
    public Result run(List<Path> days, int factor, Consumer<String> progress) {
        BillingRuns runs = new BillingRuns(installation, folder, platform, machine);
        progress.accept("Multiplying " + days.size() + " days by " + factor);
        MultipliedFeed feed = runs.prepare(days, factor, repetitions);
        List<Measured> measured = new ArrayList<>();
        SortedMap<String, Sums> sums = new TreeMap<>();
        List<Variant> variants =
                List.of(Variant.sparkDefaults(), Variant.textbook(), Variant.derived(runs.tuning(feed.bytes())));
        for (Variant variant : variants) {
            measured.add(measure(runs, variant, sums, progress));
        }

        measured.add(duckDb(runs.parts(), sums, progress));
        refuseUnlessEqual(sums);
        return new Result(feed.lines(), feed.bytes(), machine.cores(), measured);
    }

    private Measured measure(
            BillingRuns runs, Variant variant, SortedMap<String, Sums> sums, Consumer<String> progress) {
        List<Double> seconds = new ArrayList<>();
        try (Worker worker = runs.start(variant.label(), "bench", "")) {
            for (int repetition = 0; repetition <= repetitions; repetition++) {
                double took = runs.once(worker, variant.conf(), BillingRuns.day(repetition));
                progress.accept(String.format(
                        "%s: %s %.1f s", variant.label(), repetition == 0 ? "warm-up" : "run " + repetition, took));
                if (repetition > 0) {
                    seconds.add(took);
                }
            }

            sums.put(variant.label(), sums(worker));
            exportCountries(worker);
            return new Measured(
                    variant.label(), seconds, PeakMemory.of(worker.handle().pid()) / MEBIBYTE);
        }
    }

    private Sums sums(Worker worker) {
        JsonNode row = BillingRuns.query(
                        worker,
                        "SELECT count(*), CAST(sum(amount) AS STRING) FROM silver.invoice_lines "
                                + "WHERE run_date = DATE '" + BillingRuns.day(0) + "'")
                .get(0);
        return new Sums(row.get(0).asLong(), new BigDecimal(row.get(1).asText()));
    }

    /** DuckDB joins the same dimension. */
    private void exportCountries(Worker worker) {
        StringBuilder csv = new StringBuilder("country,region\n");
        BillingRuns.query(worker, "SELECT country, region FROM silver.dim_country ORDER BY country")
                .forEach(row -> csv.append('"')
                        .append(row.get(0).asText())
                        .append("\",\"")
                        .append(row.get(1).asText())
                        .append("\"\n"));
        StateFolder.write(folder.resolve("countries.csv"), csv.toString());
    }

    private Measured duckDb(Path parts, SortedMap<String, Sums> sums, Consumer<String> progress) {
        List<String> command = List.of(
                installation.java().toString(),
                "-Xmx512m",
                "-cp",
                installation.commandClassPath(),
                DuckDbReference.class.getName(),
                parts.toString(),
                folder.resolve("countries.csv").toString(),
                folder.resolve("duckdb").toString(),
                String.valueOf(machine.cores()),
                String.valueOf(repetitions + 1));
        List<Double> seconds = new ArrayList<>();
        double peak = 0;
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(folder.resolve("duckdb.log").toFile())
                    .start();
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] fields = line.split(" ");
                    seconds.add(Double.parseDouble(fields[0]));
                    sums.put("DuckDB", new Sums(Long.parseLong(fields[1]), new BigDecimal(fields[2])));
                    peak = Math.max(peak, PeakMemory.of(process.pid()) / MEBIBYTE);
                    progress.accept(String.format("DuckDB: %.1f s", seconds.get(seconds.size() - 1)));
                }
            }

            if (process.waitFor() != 0) {
                throw CommandFailed.because("Cannot measure DuckDB; the log is " + folder.resolve("duckdb.log"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because("Interrupted");
        }

        return new Measured("DuckDB, the same in SQL", seconds.subList(1, seconds.size()), peak);
    }

    private static void refuseUnlessEqual(SortedMap<String, Sums> sums) {
        if (sums.values().stream()
                        .map(sum -> sum.lines() + " "
                                + sum.amount().stripTrailingZeros().toPlainString())
                        .distinct()
                        .count()
                != 1) {
            throw CommandFailed.because("Cannot compare: the ways do not agree on lines and amount: " + sums);
        }
    }
}
