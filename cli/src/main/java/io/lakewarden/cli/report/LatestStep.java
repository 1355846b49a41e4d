package io.lakewarden.cli.report;

import io.lakewarden.cli.report.Report.Run;
import io.lakewarden.cli.report.Report.StepRun;
import io.lakewarden.jobs.catalogue.RunRecord;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A step as it last was: in the latest run in which its job left a record, or else the latest at all.
 *
 * @param date of that run
 * @param step what happened
 */
record LatestStep(LocalDate date, StepRun step) {
    /** Every step that is in any run, in the order of the earliest run. */
    static List<LatestStep> of(List<Run> runs) {
        Map<String, LatestStep> steps = new LinkedHashMap<>();
        for (Run run : runs) {
            for (StepRun step : run.steps()) {
                steps.merge(
                        step.step(),
                        new LatestStep(run.date(), step),
                        (before, now) ->
                                now.record().isPresent() || before.record().isEmpty() ? now : before);
            }
        }

        return List.copyOf(steps.values());
    }

    Optional<RunRecord> record() {
        return step.record();
    }
}
