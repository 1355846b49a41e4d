package io.lakewarden.cli.report;

import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.cli.report.Report.StepRun;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.jobs.catalogue.RunRecord;
import java.util.List;
import java.util.Optional;

/**
 * Where the rows of a run went, from its first step that keeps lines to its last.
 *
 * @param in rows that arrived
 * @param out rows accepted
 * @param quarantined rows rejected with a reason
 * @param duplicates exact duplicates dropped
 */
record Lines(long in, long out, long quarantined, long duplicates) {
    private static final String QUARANTINE_ENDING = "_quarantine";

    /** The rows of a run; empty when a step that keeps lines left no record, since unknown is not zero. */
    static Optional<Lines> of(Run run) {
        List<StepRun> keeping = run.steps().stream().filter(Lines::keepsLines).toList();
        List<RunRecord> records =
                keeping.stream().flatMap(step -> step.record().stream()).toList();
        if (keeping.stream().noneMatch(Lines::setsAside) || records.size() < keeping.size()) {
            return Optional.empty();
        }

        return Optional.of(new Lines(
                records.get(0).rowsIn(),
                records.get(records.size() - 1).rowsOut(),
                records.stream().mapToLong(RunRecord::quarantined).sum(),
                records.stream().mapToLong(RunRecord::duplicates).sum()));
    }

    /** Whether every row that arrived is accounted for. */
    boolean reconciled() {
        return in == out + quarantined + duplicates;
    }

    Lines plus(Lines other) {
        return new Lines(
                in + other.in, out + other.out, quarantined + other.quarantined, duplicates + other.duplicates);
    }

    /** Jobs that take files in or set lines aside; the others count groups of lines. */
    private static boolean keepsLines(StepRun step) {
        return BundledJob.named(step.job()).filter(BundledJob::readsLanding).isPresent() || setsAside(step);
    }

    private static boolean setsAside(StepRun step) {
        return BundledJob.named(step.job())
                .filter(job ->
                        job.writes().stream().anyMatch(dataset -> dataset.name().endsWith(QUARANTINE_ENDING)))
                .isPresent();
    }
}
