package io.lakewarden.cli.gameday;

import io.lakewarden.jobs.catalogue.BundledJob;
import java.io.IOException;
import java.nio.file.Files;

/** Two executions that nothing keeps apart, as in an account: each has a cluster of its own, and they share the tables. */
final class CommitDrills {
    private static final String BRONZE = "bronze.invoices_raw";
    private static final String GOLD = "gold.sales_by_day";
    private static final String HELD =
            "A driver was held between the files of its commit and the commit, and the other execution"
                    + " has committed to the table and succeeded";

    private CommitDrills() {}

    /** A replay of the day before commits in between: both days are there, and Iceberg alone sees to it. */
    static void twoDaysAtOnce(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        BundledJob job = BundledJob.INGEST_INVOICES;
        try (Rival replay = Rival.beside(rehearsal, BRONZE)) {
            Collision met = Collision.of(rehearsal, replay, job, BRONZE, Ground.PUBLISHED);
            rehearsal.holds(HELD, met.isOne(), met.meanwhile().toString());
            String log = Files.readString(rehearsal
                    .state()
                    .run(rehearsal.ground().pipeline().name(), Ground.DAY)
                    .resolve(job.jobName() + ".log"));
            rehearsal.holds(
                    "Its commit met the other one, and Iceberg repeated it",
                    log.contains("Retrying task after failure") && log.contains("CommitFailedException"),
                    log);
            rehearsal.holds(
                    "Its execution succeeds", met.held().succeeded(), met.held().cause());
            rehearsal.holds(
                    "No step ran twice",
                    met.held().steps().stream().allMatch(step -> step.attempts() == 1),
                    met.held().steps().toString());
            rehearsal.holdsDay();
        }
    }

    /** The same day is published in between: the held one publishes nothing over it, and its retry finds nothing to do. */
    static void oneDayTwiceAtOnce(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        BundledJob job = BundledJob.PUBLISH_SALES_BY_DAY;
        try (Rival twin = Rival.beside(rehearsal, GOLD)) {
            Collision met = Collision.of(rehearsal, twin, job, GOLD, Ground.DAY);
            rehearsal.holds(HELD, met.isOne(), met.meanwhile().toString());
            String cause =
                    met.step().match(done -> "it succeeded", failed -> failed.cause(), refused -> "it was refused");
            rehearsal.holds("Its step fails with PUBLISH_CONFLICT", cause.contains("PUBLISH_CONFLICT"), cause);
            rehearsal.holds(
                    "The state machine's retry makes the run succeed",
                    met.held().succeeded(),
                    met.held().cause());
            rehearsal.holds(
                    "The step ran twice",
                    StepDrills.attempts(met.held(), job) == 2,
                    StepDrills.attempts(met.held(), job) + " attempts");
            rehearsal.holdsDay();
        }
    }
}
