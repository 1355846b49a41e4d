package io.lakewarden.cli.gameday;

import io.lakewarden.cli.gameday.StorageFront.Refusal;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.jobs.catalogue.BundledJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** What is under the tables does not take what is written. */
final class StorageDrills {
    private static final BundledJob STEP = BundledJob.CONFORM_INVOICES;

    private StorageDrills() {}

    /** As long as the client's attempts last: no step may fail of it. */
    static void storageSlowsDown(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        try (StorageFront front = StorageFront.open()) {
            rehearsal.startsWith(front::before);
            AtomicBoolean slowed = new AtomicBoolean();
            rehearsal.breaks(call -> {
                if (call.runs(STEP) && !slowed.getAndSet(true)) {
                    rehearsal.watch().injected();
                    front.refusesNext(
                            Refusal.SLOW_DOWN, Refusal.SLOW_DOWN, Refusal.SLOW_DOWN, Refusal.SILENCE, Refusal.SILENCE);
                }

                return call.proceed();
            });
            RunOutcome outcome = rehearsal.run();
            rehearsal.holds("Five requests were refused", front.refused() == 5, front.refused() + " were");
            rehearsal.holds("The run succeeds", outcome.succeeded(), outcome.cause());
            rehearsal.holds(
                    "No step ran twice",
                    outcome.steps().stream().allMatch(step -> step.attempts() == 1),
                    outcome.steps().toString());
            rehearsal.holdsDay();
        }
    }

    /** Longer than the client and the state machine try: the run fails, and what it left does no harm. */
    static void storageUnavailable(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        try (StorageFront front = StorageFront.open()) {
            rehearsal.startsWith(front::before);
            rehearsal.breaks(call -> {
                if (call.runs(STEP)) {
                    rehearsal.watch().injected();
                    front.refusesWrites();
                }

                return call.proceed();
            });
            RunOutcome outcome = rehearsal.run();
            front.opens();
            rehearsal.breaks(Fault.NONE);
            rehearsal.failsFor(outcome, "Job aborted due to stage failure");
            String log = outcome.succeeded() ? "" : Files.readString(Path.of(outcome.log()));
            rehearsal.holds(
                    "The step's log says what the runbook looks for", log.contains("Status Code: 503"), outcome.log());
            rehearsal.holdsTerminated();
            rehearsal.mends(rehearsal.run());
        }
    }

    /** A real file system without space: only the code of what is full tells it from other errors. */
    static void diskFull(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        Path disk = Files.createDirectories(rehearsal.state().path().resolve("tmp"));
        rehearsal.reopen(Launcher.withSmallDisk(disk, "4k")
                .of(
                        rehearsal.ground().installation(),
                        rehearsal.ground().folder().resolve("java-on-a-small-disk")));
        rehearsal.watch().injected();
        RunOutcome outcome = rehearsal.run();
        rehearsal.reopen(rehearsal.ground().installation());
        rehearsal.failsFor(outcome, "no space left where it writes");
        rehearsal.holdsTerminated();
        rehearsal.mends(rehearsal.run());
    }
}
