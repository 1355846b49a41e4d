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
import io.lakewarden.cli.worker.WorkerProtocol.Storage;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.JobOption;
import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.jobs.catalogue.LakeContractJson;
import io.lakewarden.jobs.catalogue.tuning.Tuning;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The five billing jobs on one multiplied day, as often as wanted: each repetition is a day of its own, so that none finds
 * its work done, and all days are the same files.
 *
 * @param installation what to run
 * @param folder for feed and lakes; empty at first
 * @param platform whose contract the jobs follow
 * @param machine cores and heap
 */
public record BillingRuns(Installation installation, Path folder, Platform platform, Compute.Machine machine) {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    /** The day of a repetition; 0 is the warm-up. */
    static LocalDate day(int repetition) {
        return FIRST.plusDays(repetition);
    }

    Path parts() {
        return folder.resolve("parts");
    }

    /** Writes the feed and the contract, for a warm-up and so many repetitions. */
    MultipliedFeed prepare(List<Path> days, int factor, int repetitions) {
        MultipliedFeed feed = MultipliedFeed.write(days, factor, parts(), copy -> {});
        StateFolder.write(
                folder.resolve("contract.json"),
                LakeContractJson.toJson(new LakeContract(platform.datasets().toList(), List.of())));
        try {
            Files.createDirectories(folder.resolve("days"));
            for (int repetition = 0; repetition <= repetitions; repetition++) {
                Files.createSymbolicLink(
                        folder.resolve("days").resolve(day(repetition).toString()), parts());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return feed;
    }

    /** The settings that Lakewarden derives from the machine and the feed. */
    Map<String, String> tuning(long bytes) {
        Map<String, String> conf = new TreeMap<>();
        Tuning.of(machine, new Gibibytes(bytes / (double) (1L << 30)), Map.of())
                .settings()
                .forEach(setting -> conf.put(setting.name(), setting.value()));
        return conf;
    }

    /** A process with a lake of its own, in plain files; without policies where that folder is empty. */
    Worker start(String lake, String identity, String policies) {
        Path state = folder.resolve(lake.replaceAll("[^A-Za-z0-9]+", "-"));
        Hello hello =
                new Hello(identity, state.toString(), machine.cores(), false, policies, Storage.PLAIN_FILES, Map.of());
        return Worker.start(installation, hello, machine.memory(), List.of("-XX:+UseParallelGC"));
    }

    /** The seconds that all five jobs take. */
    double once(Worker worker, Map<String, String> conf, LocalDate date) {
        long start = System.nanoTime();
        for (BundledJob job : BundledJob.values()) {
            answer(worker, new Request(Kind.JOB, job.jobName() + " " + date, args(job, date), "", conf, "", 0));
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

    /** The rows of a query. */
    static JsonNode query(Worker worker, String sql) {
        return answer(worker, new Request(Kind.QUERY, "bench", List.of(sql), "", Map.of(), "", 10_000))
                .get("rows");
    }

    /** A result; a failure ends the benchmark. */
    static JsonNode answer(Worker worker, Request request) {
        Reply reply = worker.ask(request);
        if (!reply.ok()) {
            throw CommandFailed.because(
                    "Cannot measure " + request.label() + ": " + reply.message() + "; the log is " + worker.log());
        }

        return reply.result();
    }
}
