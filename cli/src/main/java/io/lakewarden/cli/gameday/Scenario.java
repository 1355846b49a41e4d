package io.lakewarden.cli.gameday;

import io.lakewarden.infra.alarm.AlarmKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is rehearsed. The words are names that people type. */
public enum Scenario {
    DRIVER_KILLED_MID_COMMIT(
            "The driver is killed while it publishes gold, after it has written a snapshot's files and before the catalog knows",
            "step-failed",
            "Nothing: the state machine tries the step again",
            StepDrills::driverKilledMidCommit),
    STEP_FAILS_ONCE(
            "A step does its work and is reported failed, so that it runs twice",
            "step-failed",
            "Nothing: the state machine tries the step again",
            StepDrills::stepFailsOnce),
    STEP_ALWAYS_FAILS(
            "The driver of a step is killed at every attempt",
            "step-failed",
            "The same day is run again",
            StepDrills::stepAlwaysFails),
    STEP_TIMES_OUT(
            "A step ends an hour late on the virtual clock, beyond its time-out",
            "step-stuck",
            "The same day is run again",
            StepDrills::stepTimesOut),
    CLUSTER_DOES_NOT_START(
            "EMR has no capacity for the cluster, three times",
            "no-capacity",
            "The same day is run again when there is capacity",
            StepDrills::clusterDoesNotStart),
    DUPLICATE_FILE(
            "The day is delivered twice, as a file and as a folder",
            "input-late-or-double",
            "One of the two is removed, and the same day is run again",
            InputDrills::duplicateFile),
    LATE_FILE(
            "The clock starts the run before the file is there",
            "input-late-or-double",
            "The same day is run again when the file is there",
            InputDrills::lateFile),
    CORRUPT_FILE(
            "A byte in the middle of the file is no UTF-8",
            "input-late-or-double",
            "The right file is delivered under the same name, and the same day is run again",
            InputDrills::corruptFile),
    STORAGE_SLOWS_DOWN(
            "S3 answers 503 SlowDown to three requests in a row and nothing to the next two, while a step writes; the client's waits are a tenth of their own",
            "s3-slow-down",
            "Nothing: the client tries again",
            StorageDrills::storageSlowsDown),
    STORAGE_UNAVAILABLE(
            "S3 answers 503 SlowDown to every write of a step and of its retry; the client's waits are a tenth of their own",
            "s3-slow-down",
            "The same day is run again when S3 answers",
            StorageDrills::storageUnavailable),
    DISK_FULL(
            "The disk to which Spark spills, and on which files wait to be sent to S3, has space for one page of four kibibytes",
            "disk-full",
            "The same day is run again on a larger disk",
            StorageDrills::diskFull,
            Tool.UNSHARE),
    TWO_RUNS_AT_ONCE(
            "A second run begins on the same machine while a step of the first one writes",
            "commit-conflict",
            "The older run is left to its end",
            PlatformDrills::twoRunsAtOnce),
    TWO_DAYS_AT_ONCE(
            "Nothing keeps two executions apart: a replay of the day before, with a driver of its own, commits to the tables while a commit of the day's driver is under way",
            "commit-conflict",
            "Nothing: Iceberg repeats the commit",
            CommitDrills::twoDaysAtOnce),
    ONE_DAY_TWICE_AT_ONCE(
            "Nothing keeps two executions apart: one publishes the day while another one's commit of the same day to gold is under way",
            "commit-conflict",
            "Nothing: the state machine tries the step again",
            CommitDrills::oneDayTwiceAtOnce),
    EXTENSION_MISSING(
            "A jar of Ranger's engine is missing where Spark starts",
            "step-failed",
            "The jar is put back, and the same day is run again",
            PlatformDrills::extensionMissing),
    RANGER_ADMIN_GONE(
            "The Ranger Admin from which Spark takes its policies ends, while a session runs and before another one starts",
            "ranger-policies-stale",
            "The Admin is started again",
            PolicyDrills::rangerAdminGone),
    POLICIES_STALE(
            "The policies are thirty days old, and new ones that give one person's grants to another come in part",
            "ranger-policies-stale",
            "They are deployed again, whole",
            PolicyDrills::policiesStale),
    CLOCK_SKEW(
            "The clock of a machine that takes Kerberos tickets is six minutes fast, and then that of one that asks for them",
            "kerberos-logins-fail",
            "The clock follows the right time again",
            ClockDrills::clockSkew,
            Tool.FAKETIME),
    GRANT_BY_HAND(
            "Somebody grants by hand, in a stand-in of the account to which the templates were deployed",
            "access-drift",
            "The grant is revoked by access repair",
            DriftDrills::grantByHand),
    SCALING(
            "Nothing: a month of 28 days with 2,000 lines each is replayed with one executor, and on another lake with two",
            "scale",
            "An executor is added",
            ScalingDrills::scaling);

    private final String injected;
    private final String page;
    private final String mitigation;
    private final Drill drill;
    private final List<Tool> tools;

    Scenario(String injected, String page, String mitigation, Drill drill, Tool... tools) {
        this.injected = injected;
        this.page = page;
        this.mitigation = mitigation;
        this.drill = drill;
        this.tools = List.of(tools);
    }

    /** The scenario of that word, if there is one. */
    public static Optional<Scenario> named(String word) {
        return Stream.of(values())
                .filter(scenario -> scenario.word().equals(word))
                .findFirst();
    }

    /** What it is called. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is broken, in a sentence without a full stop. */
    public String injected() {
        return injected;
    }

    /** The runbook that says what to do. */
    public String page() {
        return page;
    }

    /** What is done of it, in a sentence without a full stop. */
    public String mitigation() {
        return mitigation;
    }

    /** What it needs and this machine has not. */
    public Optional<Tool> missing() {
        return tools.stream().filter(tool -> !tool.isThere()).findFirst();
    }

    /** The alarm without which it cannot be rehearsed, which not every environment has. */
    public Optional<AlarmKind> needs() {
        return this == GRANT_BY_HAND ? Optional.of(AlarmKind.ACCESS_DRIFT) : Optional.empty();
    }

    Drill drill() {
        return drill;
    }
}
