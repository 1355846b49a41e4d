package io.lakewarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.Worker;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.cli.worker.WorkerProtocol.Kind;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.JobOption;
import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.catalogue.LakeContractJson;
import io.lakewarden.jobs.catalogue.tuning.Tuning;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Platform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
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
        Path parts = folder.resolve("parts");
        progress.accept("Multiplying " + days.size() + " days by " + factor);
        MultipliedFeed feed = MultipliedFeed.write(days, factor, parts, copy -> {});
        StateFolder.write(
                folder.resolve("contract.json"),
                LakeContractJson.toJson(new LakeContract(platform.datasets().toList())));
        link(parts);
        List<Measured> measured = new ArrayList<>();
        SortedMap<String, Sums> sums = new TreeMap<>();
        List<Variant> variants =
                List.of(Variant.sparkDefaults(), Variant.textbook(), Variant.derived(tuning(feed.bytes())));
        for (Variant variant : variants) {
            measured.add(measure(variant, sums, progress));
        }

        measured.add(duckDb(parts, sums, progress));
        refuseUnlessEqual(sums);
        return new Result(feed.lines(), feed.bytes(), machine.cores(), measured);
    }

    private Map<String, String> tuning(long bytes) {
        Map<String, String> conf = new TreeMap<>();
        Tuning.of(machine, new Gibibytes(bytes / (double) (1L << 30)), Map.of())
                .settings()
                .forEach(setting -> conf.put(setting.name(), setting.value()));
        return conf;
    }

    /** A repetition is a day of its own, so that none finds its work done; all days are the same files. */
    private void link(Path parts) {
        try {
            Files.createDirectories(folder.resolve("days"));
            for (int repetition = 0; repetition <= repetitions; repetition++) {
                Files.createSymbolicLink(
                        folder.resolve("days")
                                .resolve(FIRST.plusDays(repetition).toString()),
                        parts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Measured measure(Variant variant, SortedMap<String, Sums> sums, Consumer<String> progress) {
        Path state = folder.resolve(variant.label().replaceAll("[^A-Za-z0-9]+", "-"));
        List<Double> seconds = new ArrayList<>();
        Hello hello = new Hello("bench", state.toString(), machine.cores(), false, Map.of());
        try (Worker worker = Worker.start(installation, hello, machine.memory(), List.of("-XX:+UseParallelGC"))) {
            for (int repetition = 0; repetition <= repetitions; repetition++) {
                double took = once(worker, variant, FIRST.plusDays(repetition));
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

    private double once(Worker worker, Variant variant, LocalDate date) {
        long start = System.nanoTime();
        for (BundledJob job : BundledJob.values()) {
            answer(worker, new Request(Kind.JOB, job.jobName() + " " + date, args(job, date), variant.conf(), "", 0));
        }

        return (System.nanoTime() - start) / 1e9;
    }

    private List<String> args(BundledJob job, LocalDate date) {
        List<String> args = new ArrayList<>(List.of(job.jobName()));
        for (JobOption option : JobOption.values()) {
            args.add(option.flag());
            args.add(
                    switch (option) {
                        case RUN_DATE -> date.toString();
                        case TIME_ZONE -> "Europe/London";
                        case PIPELINE -> "bench";
                        case LANDING -> folder.resolve("days").toUri().toString();
                        case CONTRACT -> folder.resolve("contract.json").toUri().toString();
                        case RECORDS -> folder.resolve("records").toUri().toString();
                        case PUBLISHING -> "branch";
                    });
        }

        return args;
    }

    private Sums sums(Worker worker) {
        JsonNode row = query(
                        worker,
                        "SELECT count(*), CAST(sum(amount) AS STRING) FROM silver.invoice_lines "
                                + "WHERE run_date = DATE '" + FIRST + "'")
                .get(0);
        return new Sums(row.get(0).asLong(), new BigDecimal(row.get(1).asText()));
    }

    /** DuckDB joins the same dimension. */
    private void exportCountries(Worker worker) {
        StringBuilder csv = new StringBuilder("country,region\n");
        query(worker, "SELECT country, region FROM silver.dim_country ORDER BY country")
                .forEach(row -> csv.append('"')
                        .append(row.get(0).asText())
                        .append("\",\"")
                        .append(row.get(1).asText())
                        .append("\"\n"));
        StateFolder.write(folder.resolve("countries.csv"), csv.toString());
    }

    private static JsonNode query(Worker worker, String sql) {
        return answer(worker, new Request(Kind.QUERY, "bench", List.of(sql), Map.of(), "", 10_000))
                .get("rows");
    }

    private static JsonNode answer(Worker worker, Request request) {
        Reply reply = worker.ask(request);
        if (!reply.ok()) {
            throw CommandFailed.because(
                    "Cannot measure " + request.label() + ": " + reply.message() + "; the log is " + worker.log());
        }

        return reply.result();
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
