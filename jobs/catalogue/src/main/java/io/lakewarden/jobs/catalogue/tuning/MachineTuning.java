package io.lakewarden.jobs.catalogue.tuning;

import io.lakewarden.model.Compute;
import java.util.List;

/** Settings for a worker process on this machine, as measured with 32 million rows on two cores. */
final class MachineTuning {
    private MachineTuning() {}

    static List<Setting> settings(Compute.Machine machine) {
        int cores = machine.cores();
        long broadcastMebibytes = Math.min(256, Math.round(machine.memory().value() * 1024 / 8));
        return List.of(
                new Setting(
                        "spark.sql.shuffle.partitions",
                        String.valueOf(cores),
                        "One for each of the " + cores + " cores: in one process more only cost time"),
                new Setting("spark.default.parallelism", String.valueOf(cores), "As the shuffle partitions"),
                new Setting("spark.sql.files.maxPartitionBytes", "256m", "Larger splits, since few cores read them"),
                new Setting("spark.sql.adaptive.enabled", "true", "Joins and partitions follow what is really there"),
                new Setting(
                        "spark.sql.autoBroadcastJoinThreshold",
                        broadcastMebibytes + "m",
                        "An eighth of the heap of " + SizeText.text(machine.memory())
                                + ", at most 256 MiB: the dimensions fit"));
    }
}
