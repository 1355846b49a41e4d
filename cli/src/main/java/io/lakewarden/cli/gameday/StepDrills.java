package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.Worker;
import io.lakewarden.jobs.catalogue.BundledJob;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What a state machine meets: steps and clusters that fail. */
final class StepDrills {
    private static final Duration BEYOND_EVERY_TIMEOUT = Duration.ofHours(1);

    private static final String GOLD = "gold.sales_by_day";

    private StepDrills() {}

    /** SIGKILL between the files of a commit and the commit. */
    static void driverKilledMidCommit(Rehearsal rehearsal) throws IOException, InterruptedException {
        rehearsal.deliver();
        AtomicBoolean killed = new AtomicBoolean();
        AtomicReference<KilledCommit> commit = new AtomicReference<>(KilledCommit.none(""));
        rehearsal.breaks(call -> {
            if (!call.runs(BundledJob.PUBLISH_SALES_BY_DAY) || killed.get()) {
                return call.proceed();
            }

            commit.set(KilledCommit.none(known(rehearsal)));
            Worker driver = rehearsal.worker().orElseThrow();
            Thread killer = killer(rehearsal, driver, killed);
            TaskOutcome outcome = call.proceed();
            killer.interrupt();
            killer.join();
            if (killed.get()) {
                commit.set(commit.get().dead(known(rehearsal)));
            }

            return outcome;
        });
        RunOutcome outcome = rehearsal.run();
        rehearsal.holds(
                "The driver was killed before the catalog knew of what it had written",
                commit.get().isBeforeCommit(),
                commit.get().saw());
        rehearsal.holds("The state machine's retry makes the run succeed", outcome.succeeded(), outcome.cause());
        rehearsal.holds(
                "The step ran twice",
                attempts(outcome, BundledJob.PUBLISH_SALES_BY_DAY) == 2,
                attempts(outcome, BundledJob.PUBLISH_SALES_BY_DAY) + " attempts");
        rehearsal.holdsDay();
    }

    /** Which snapshots of gold the catalog knows now: no worker runs a step while it is asked. */
    private static String known(Rehearsal rehearsal) {
        return KilledCommit.snapshots(rehearsal.query("", KilledCommit.query(GOLD)));
    }

    /** Kills as soon as the first file of the new snapshot's metadata is there. */
    private static Thread killer(Rehearsal rehearsal, Worker driver, AtomicBoolean killed) {
        return MidCommit.watch(rehearsal.state(), GOLD, () -> {
            rehearsal.watch().injected();
            driver.handle().destroyForcibly();
            killed.set(true);
        });
    }

    /** The work is done and its success is lost: what a retry then does must not double it. */
    static void stepFailsOnce(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        AtomicBoolean failed = new AtomicBoolean();
        rehearsal.breaks(call -> {
            TaskOutcome outcome = call.proceed();
            if (!call.runs(BundledJob.INGEST_INVOICES) || failed.getAndSet(true)) {
                return outcome;
            }

            rehearsal.watch().injected();
            return ServiceCall.failed("The step's container was lost after its last write", Duration.ofMinutes(1));
        });
        RunOutcome outcome = rehearsal.run();
        rehearsal.holds("The state machine's retry makes the run succeed", outcome.succeeded(), outcome.cause());
        rehearsal.holds(
                "The step ran twice",
                attempts(outcome, BundledJob.INGEST_INVOICES) == 2,
                attempts(outcome, BundledJob.INGEST_INVOICES) + " attempts");
        rehearsal.holdsDay();
    }

    /** Each attempt of a step in the middle fails: its driver is killed before it begins. */
    static void stepAlwaysFails(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        rehearsal.breaks(call -> {
            if (call.runs(BundledJob.CONFORM_INVOICES)) {
                rehearsal.watch().injected();
                rehearsal.worker().ifPresent(driver -> driver.handle().destroyForcibly());
                rehearsal.worker().ifPresent(StepDrills::awaitEnd);
                return ServiceCall.failed("The driver exited with code 137", Duration.ofMinutes(1));
            }

            return call.proceed();
        });
        rehearsal.failsFor(rehearsal.run(), "The driver exited with code 137");
        rehearsal.holdsTerminated();
        rehearsal.breaks(Fault.NONE);
        rehearsal.mends(rehearsal.run());
    }

    private static void awaitEnd(Worker driver) {
        driver.handle().onExit().join();
    }

    /** A step is seen to end long after its time-out; what it wrote stays, and is written once. */
    static void stepTimesOut(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        rehearsal.breaks(call -> {
            if (!call.runs(BundledJob.CONFORM_INVOICES)) {
                return call.proceed();
            }

            rehearsal.watch().injected();
            return call.proceed()
                    .match(
                            done -> new TaskOutcome.Succeeded(done.output(), BEYOND_EVERY_TIMEOUT),
                            failed -> failed,
                            refused -> refused);
        });
        rehearsal.failsFor(rehearsal.run(), "Not seen to end within");
        rehearsal.holdsTerminated();
        rehearsal.breaks(Fault.NONE);
        rehearsal.mends(rehearsal.run());
    }

    /** No capacity: EMR gives up on the cluster, again and again. */
    static void clusterDoesNotStart(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        rehearsal.breaks(call -> {
            if (!call.createsCluster()) {
                return call.proceed();
            }

            rehearsal.watch().injected();
            return ServiceCall.failed("Instance fleet CORE: not enough capacity", Duration.ofMinutes(10));
        });
        rehearsal.failsFor(rehearsal.run(), "not enough capacity");
        rehearsal.breaks(Fault.NONE);
        rehearsal.mends(rehearsal.run());
    }

    static int attempts(RunOutcome outcome, BundledJob job) {
        Optional<RunOutcome.StepOutcome> step = outcome.steps().stream()
                .filter(candidate -> candidate.job().equals(job.jobName()))
                .findFirst();
        return step.map(RunOutcome.StepOutcome::attempts).orElse(0);
    }
}
