package io.lakewarden.cli.report;

import io.lakewarden.jobs.catalogue.RunRecord;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there is to say about the runs of one pipeline in one environment.
 *
 * @param platform the platform's name
 * @param environment the environment's name
 * @param pipeline the pipeline's name
 * @param runs sorted by date
 * @param tables the published tables as they are now, sorted by name
 * @param tuning what Spark was told, and why, in the order to be read
 */
public record Report(
        String platform,
        String environment,
        String pipeline,
        List<Run> runs,
        List<Table> tables,
        List<Setting> tuning) {
    /** How a run or a step ended. */
    public enum Status {
        /** It did its work. */
        SUCCEEDED,
        /** It ended before that. */
        FAILED,
        /** There was nothing new to do. */
        UNCHANGED
    }

    /**
     * A run for one date.
     *
     * @param date the date it ran for
     * @param status how it ended
     * @param failure why it failed; there for a failed run only
     * @param took by the clock on the wall
     * @param emrTime by the state machine's own clock, had its steps run on EMR; absent where nothing measured it
     * @param steps in the order they ended
     */
    public record Run(
            LocalDate date,
            Status status,
            Optional<Failure> failure,
            Duration took,
            Optional<Duration> emrTime,
            List<StepRun> steps) {
        public Run {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Why a run failed.
     *
     * @param reason as the failed step gave it
     * @param log the file to read next, as a path that the reader can open
     */
    public record Failure(String reason, String log) {}

    /**
     * A step of a run.
     *
     * @param step its name in the pipeline
     * @param job the job it called
     * @param status how it ended
     * @param took by the clock on the wall, all attempts together
     * @param attempts 1 or more; 0 for a step that was not started
     * @param record what the job left behind, if it came so far
     */
    public record StepRun(
            String step, String job, Status status, Duration took, int attempts, Optional<RunRecord> record) {}

    /**
     * A published table.
     *
     * @param name its two-part name
     * @param rows all its rows
     * @param latestTag the tag of its latest publish; empty if it has none
     */
    public record Table(String name, long rows, String latestTag) {
        /** The tagged tables: the rows that the last run of each date left, and the tag of the latest date. */
        public static List<Table> leftBy(List<Run> runs) {
            SortedMap<String, Table> tables = new TreeMap<>();
            runs.stream()
                    .sorted(Comparator.comparing(Run::date))
                    .flatMap(run -> run.steps().stream())
                    .flatMap(step -> step.record().stream())
                    .flatMap(record -> record.tables().stream())
                    .filter(state -> !state.tag().isEmpty())
                    .forEach(state -> tables.merge(
                            state.table(),
                            new Table(state.table(), state.rows(), state.tag()),
                            (before, later) ->
                                    new Table(later.name(), before.rows() + later.rows(), later.latestTag())));
            return List.copyOf(tables.values());
        }
    }

    /**
     * Something that Spark was told.
     *
     * @param name Spark's own name of it
     * @param value as told
     * @param reason why, as a sentence
     */
    public record Setting(String name, String value, String reason) {}

    public Report {
        runs = runs.stream().sorted(Comparator.comparing(Run::date)).toList();
        tables = tables.stream().sorted(Comparator.comparing(Table::name)).toList();
        tuning = List.copyOf(tuning);
    }

    /** The rows of all runs that were measured. */
    Optional<Lines> lines() {
        return runs.stream().flatMap(run -> Lines.of(run).stream()).reduce(Lines::plus);
    }

    /** Runs that ended so. */
    long count(Status status) {
        return runs.stream().filter(run -> run.status() == status).count();
    }
}
