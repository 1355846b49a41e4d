package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two executions whose drivers commit to one table at once.
 *
 * @param held the execution whose driver was held between the files of its commit and the commit
 * @param step how the attempt of that step came out
 * @param meanwhile what the other one did; empty if the first one was never held
 */
record Collision(RunOutcome held, TaskOutcome step, Optional<Meanwhile> meanwhile) {
    /**
     * What happened while the driver was held.
     *
     * @param begun what the catalog knew of the table before the step
     * @param stopped the same when its driver was held
     * @param done the same when the other execution had ended
     * @param outcome how that one ended
     */
    record Meanwhile(String begun, String stopped, String done, RunOutcome outcome) {}

    /** The rehearsal's execution of its day is held in its first attempt of a job, until the other one has run its own day. */
    static Collision of(Rehearsal rehearsal, Rival other, BundledJob job, String table, LocalDate day) {
        AtomicReference<Optional<TaskOutcome>> step = new AtomicReference<>(Optional.empty());
        AtomicReference<Optional<Meanwhile>> meanwhile = new AtomicReference<>(Optional.empty());
        rehearsal.breaks(call -> {
            if (!call.runs(job) || step.get().isPresent()) {
                return call.proceed();
            }

            String begun = KilledCommit.snapshots(rehearsal.query("", KilledCommit.query(table)));
            try (Brake brake = Brake.on(rehearsal.worker().orElseThrow().handle())) {
                Thread watch = MidCommit.watch(rehearsal.state(), table, () -> {
                    try (brake) {
                        brake.stops();
                        String stopped = other.snapshots(table);
                        RunOutcome outcome = other.run(day);
                        meanwhile.set(Optional.of(new Meanwhile(begun, stopped, other.snapshots(table), outcome)));
                    }
                });
                TaskOutcome outcome = call.proceed();
                watch.interrupt();
                watch.join();
                step.set(Optional.of(outcome));
                return outcome;
            }
        });
        RunOutcome held = rehearsal.run();
        rehearsal.breaks(Fault.NONE);
        return new Collision(held, step.get().orElseThrow(), meanwhile.get());
    }

    /** Whether the other one committed to the table between the files of the held commit and the commit. */
    boolean isOne() {
        return meanwhile
                .filter(there -> there.begun().equals(there.stopped())
                        && !there.stopped().equals(there.done())
                        && there.outcome().succeeded())
                .isPresent();
    }
}
