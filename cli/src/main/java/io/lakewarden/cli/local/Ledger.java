package io.lakewarden.cli.local;

import io.lakewarden.cli.console.Json;
import io.lakewarden.jobs.catalogue.RunRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was run here and how it ended. An entry goes when its date is run again and comes when that run is over, so a
 * killed run has none and is run again.
 *
 * @param state where the entries are
 */
public record Ledger(StateFolder state) {
    /** How the last run of that pipeline for that date ended. */
    public Optional<RunOutcome> last(String pipeline, LocalDate date) {
        return read(state.run(pipeline, date).resolve("outcome.json"));
    }

    /** The last outcomes of a pipeline, in the order of their dates. */
    public List<RunOutcome> all(String pipeline) {
        try (Stream<Path> runs = Files.list(state.runs(pipeline))) {
            return runs.sorted()
                    .flatMap(run -> read(run.resolve("outcome.json")).stream())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Forgets how the last run for that date ended, before its tables change. */
    public void begin(String pipeline, LocalDate date) {
        try {
            Files.deleteIfExists(state.run(pipeline, date).resolve("outcome.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keeps how a run ended. */
    public void record(RunOutcome outcome) {
        Path run = state.run(outcome.pipeline(), LocalDate.parse(outcome.date()));
        StateFolder.write(run.resolve("outcome.json"), Json.text(outcome) + "\n");
    }

    /** What a job left for a date, if it got that far. */
    public Optional<RunRecord> jobRecord(String pipeline, String date, String job) {
        Path file = state.records().resolve(pipeline).resolve(date).resolve(job + ".json");
        try {
            return Optional.of(RunRecord.fromJson(Files.readString(file)));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RunOutcome> read(Path file) {
        try {
            return Optional.ofNullable(Json.read(Files.readString(file), RunOutcome.class));
        } catch (NoSuchFileException | IllegalArgumentException e) {
            // What cannot be read tells of no run, so the run is made again.
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
