package io.lakewarden.cli.local;

import java.util.List;

/**
 * How one pipeline's run for one date ended; kept as {@code outcome.json} in the run's folder.
 *
 * @param pipeline its name
 * @param date the date it ran for
 * @param fingerprint of the input and of what was run, by which a later {@code up} knows whether anything is new
 * @param succeeded whether the execution did
 * @param cause why not, in a sentence; empty if it did
 * @param log where more is to be read; empty if it did
 * @param seconds of this machine's time
 * @param emrSeconds of virtual time: with EMR's polling, and with pauses before retries
 * @param steps in the order they ran
 */
public record RunOutcome(
        String pipeline,
        String date,
        String fingerprint,
        boolean succeeded,
        String cause,
        String log,
        double seconds,
        long emrSeconds,
        List<StepOutcome> steps) {
    public RunOutcome {
        steps = List.copyOf(steps);
    }

    /**
     * One step of it.
     *
     * @param step its name in the pipeline
     * @param job the bundled job
     * @param succeeded whether its last attempt did
     * @param attempts how often it ran
     * @param seconds of this machine's time, all attempts
     */
    public record StepOutcome(String step, String job, boolean succeeded, int attempts, double seconds) {}
}
