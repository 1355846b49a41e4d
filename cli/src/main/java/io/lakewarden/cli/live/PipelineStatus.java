package io.lakewarden.cli.live;

import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.Executions;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.account.runs.RunDay;
import io.lakewarden.model.Pipeline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline and its latest executions.
 *
 * @param pipeline of the definition
 * @param runs those that run, and the latest others; the newest first
 * @param outlook on its SLA
 * @param logGroup of its executions
 */
public record PipelineStatus(Pipeline pipeline, Reading<List<Run>> runs, Reading<SlaOutlook> outlook, String logGroup) {
    private static final int LATEST = 5;

    /**
     * An execution and its day.
     *
     * @param execution of the pipeline's machine
     * @param day that it is for; absent where its input names none
     */
    public record Run(Execution execution, Optional<LocalDate> day) {}

    static PipelineStatus of(Pipeline pipeline, Executions executions, Deployed deployed, Instant now) {
        String machine = deployed.machine(pipeline);
        Reading<List<Run>> runs = deployed(Reading.of(() -> executions.latest(machine, LATEST)), machine)
                .then(latest -> Reading.of(() -> latest.stream()
                        .map(execution -> executions.find(execution.arn()).orElse(execution))
                        .map(execution -> new Run(execution, RunDay.of(execution, pipeline.timeZone())))
                        .toList()));
        Reading<SlaOutlook> outlook = deployed(
                        Reading.of(() -> executions.latest(machine, SlaOutlook.MOST_RUNS, Execution.Status.SUCCEEDED)),
                        machine)
                .then(succeeded -> SlaOutlook.of(pipeline.sla(), succeeded, now));
        return new PipelineStatus(pipeline, runs, outlook, deployed.logGroup(pipeline));
    }

    private static Reading<List<Execution>> deployed(Reading<Optional<List<Execution>>> read, String machine) {
        return read.then(list -> list.map(Reading::known)
                .orElseGet(
                        () -> Reading.unread("there is no state machine " + machine + " in the account; deploy it")));
    }
}
