package io.lakewarden.cli.gameday;

import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.Interference;
import io.lakewarden.cli.local.LocalPlatform;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.sample.SampleFeed;
import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Executors in processes of their own, as on a cluster. */
final class ScalingDrills {
    private static final int DAYS = 28;

    private static final int LINES = 2_000;

    private static final SampleFeed FEED = SampleFeed.of(12, Ground.DAY, DAYS, LINES);

    private ScalingDrills() {}

    /** A month with one executor and with two, each on a lake of its own. */
    static void scaling(Rehearsal rehearsal) throws IOException {
        FEED.write(rehearsal.landing().folder(), (day, written) -> {});
        String one = replay(rehearsal, 1);
        String two = replay(rehearsal, 2);
        rehearsal.holds("All tables and tags are equal", one.equals(two), two);
    }

    /** All tables and tags after it. */
    private static String replay(Rehearsal rehearsal, int executors) throws IOException {
        Ground ground = rehearsal.ground();
        Path home = Files.createDirectories(ground.folder().resolve("spark-home"));
        Files.createDirectories(home.resolve("jars"));
        Installation clustered = Launcher.withSparkHome(home).of(ground.installation(), home.resolve("java"));
        StateFolder lake = ground.lake("scaling-" + executors);
        String query = Contents.of(ground.checked()).all();
        try (LocalPlatform platform = ground.platform(clustered, lake, new Executors(executors, ground))) {
            Ground.answer(platform.query(ground.pipeline(), "", query));
            Optional<RunOutcome> failed = Optional.empty();
            long began = System.nanoTime();
            for (LocalDate day = Ground.DAY; day.isBefore(Ground.DAY.plusDays(DAYS)); day = day.plusDays(1)) {
                RunOutcome outcome = ground.run(platform, rehearsal.landing(), day, Ground.START);
                failed = failed.or(() -> Optional.of(outcome).filter(run -> !run.succeeded()));
            }

            String with = executors == 1 ? "one executor" : executors + " executors";
            rehearsal.took(with, System.nanoTime() - began);
            rehearsal.holds(
                    "Every day succeeds with " + with,
                    failed.isEmpty(),
                    failed.map(RunOutcome::cause).orElse(""));
            return Ground.answer(platform.query(ground.pipeline(), "", query));
        }
    }

    /** Spark's own small cluster on this machine: so many executors of one core and a gibibyte. */
    private record Executors(int number, Ground ground) implements Interference {
        @Override
        public Hello before(Hello hello) {
            Map<String, String> conf = new TreeMap<>(hello.conf());
            conf.put("spark.master", "local-cluster[" + number + ",1,1024]");
            conf.put("spark.executor.memory", "1g");
            conf.put("spark.executor.extraClassPath", ground.installation().sparkClassPath());
            return new Hello(
                    hello.identity(),
                    hello.state(),
                    hello.cores(),
                    hello.readOnly(),
                    hello.policies(),
                    hello.storage(),
                    conf);
        }
    }
}
