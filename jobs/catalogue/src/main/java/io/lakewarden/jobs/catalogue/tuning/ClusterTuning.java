package io.lakewarden.jobs.catalogue.tuning;

import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Nodes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Settings for an EMR cluster; YARN, dynamic allocation on. Executors fit the smallest node that may run them. */
final class ClusterTuning {
    /** A shuffle partition of this size sorts in an executor's share of memory without spilling. */
    private static final int PARTITION_MEBIBYTES = 160;

    private static final int MOST_BROADCAST_MEBIBYTES = 512;
    private static final int MOST_DRIVER_CORES = 4;
    private static final int MOST_DRIVER_HEAP_GIBIBYTES = 16;

    private ClusterTuning() {}

    static List<Setting> settings(Cluster cluster, Gibibytes input) {
        InstanceType type = smallest(cluster);
        Executors executors = Executors.of(type, nodes(cluster));
        int partitions = shufflePartitions(input, executors.totalCores());
        int broadcast = broadcastMebibytes(executors);
        int driverHeap = Math.min(MOST_DRIVER_HEAP_GIBIBYTES, executors.heapGibibytes());
        String node = type.name() + " (" + type.vcpus() + " vCPU, " + type.memoryGibibytes() + " GiB, "
                + type.yarnGibibytes() + " of them YARN's)";
        return List.of(
                new Setting(
                        "spark.executor.cores",
                        String.valueOf(executors.cores()),
                        "Cuts a node of " + node + " into " + executors.perNode() + " after one core for the daemons"),
                new Setting(
                        "spark.executor.memory",
                        executors.heapGibibytes() + "g",
                        "A node's YARN memory over " + executors.perNode() + " executors, less the overhead"),
                new Setting(
                        "spark.executor.memoryOverhead",
                        executors.overheadGibibytes() + "g",
                        "15 % of the container, rounded up: network buffers, TLS and native code"),
                new Setting(
                        "spark.driver.cores",
                        String.valueOf(Math.min(MOST_DRIVER_CORES, executors.cores())),
                        "The driver takes one executor's room on a core node"),
                new Setting(
                        "spark.driver.memory",
                        driverHeap + "g",
                        "As an executor's heap, at most " + MOST_DRIVER_HEAP_GIBIBYTES
                                + " GiB: it plans and broadcasts"),
                new Setting(
                        "spark.dynamicAllocation.enabled",
                        "true",
                        "Lake Formation and managed scaling demand it; idle executors go to the other step"),
                new Setting(
                        "spark.dynamicAllocation.initialExecutors",
                        String.valueOf(Math.max(1, executors.instances() / 2)),
                        "Half of what fits, so that the first stage does not wait for a ramp-up"),
                new Setting(
                        "spark.dynamicAllocation.maxExecutors",
                        String.valueOf(executors.instances()),
                        executors.perNode() + " on each of " + executors.nodes()
                                + " nodes, less one container for the driver"),
                new Setting(
                        "spark.sql.shuffle.partitions",
                        String.valueOf(partitions),
                        SizeText.text(input) + " at about " + PARTITION_MEBIBYTES
                                + " MiB each, rounded up to whole waves of " + executors.totalCores() + " cores"),
                new Setting(
                        "spark.sql.files.maxPartitionBytes",
                        "256m",
                        "Fewer, larger reads from S3; a split still fits a task's memory many times"),
                new Setting("spark.sql.adaptive.enabled", "true", "Joins and partitions follow what is really there"),
                new Setting(
                        "spark.sql.adaptive.coalescePartitions.enabled",
                        "true",
                        "Small shuffles do not pay for the partitions that the large ones need"),
                new Setting(
                        "spark.sql.adaptive.advisoryPartitionSizeInBytes",
                        PARTITION_MEBIBYTES + "m",
                        "The size that the shuffle partitions were counted for"),
                new Setting(
                        "spark.sql.adaptive.skewJoin.enabled",
                        "true",
                        "One country or customer with most of the lines is split over tasks"),
                new Setting(
                        "spark.sql.autoBroadcastJoinThreshold",
                        broadcast + "m",
                        "A fortieth of an executor's heap, 16 to " + MOST_BROADCAST_MEBIBYTES
                                + " MiB: the dimensions fit, the lines never do"),
                new Setting(
                        "spark.yarn.submit.waitAppCompletion",
                        "true",
                        "The step must end with the job, and not before it"));
    }

    private static InstanceType smallest(Cluster cluster) {
        return workers(cluster)
                .flatMap(ClusterTuning::types)
                .min(Comparator.comparing(InstanceType::memoryGibibytes).thenComparing(InstanceType::vcpus))
                .orElseThrow();
    }

    private static int nodes(Cluster cluster) {
        int weight = cluster.core().types().get(0).weight();
        return cluster.capacity()
                .scaling()
                .map(scaling -> Math.max(1, scaling.maximum() / weight))
                .orElseGet(() -> workers(cluster).mapToInt(Nodes::count).sum());
    }

    private static Stream<Nodes> workers(Cluster cluster) {
        return Stream.concat(Stream.of(cluster.core()), cluster.task().stream());
    }

    private static Stream<InstanceType> types(Nodes nodes) {
        return nodes.types().stream().map(type -> instanceType(type.instanceType()));
    }

    private static int shufflePartitions(Gibibytes input, int totalCores) {
        long needed = (long) Math.ceil(input.value() * 1024 / PARTITION_MEBIBYTES);
        long waves = Math.max(1, (needed + totalCores - 1) / totalCores);
        return Math.toIntExact(waves * totalCores);
    }

    private static int broadcastMebibytes(Executors executors) {
        return Math.min(MOST_BROADCAST_MEBIBYTES, Math.max(16, executors.heapGibibytes() * 1024 / 40));
    }

    private static InstanceType instanceType(String name) {
        return InstanceType.named(name)
                .orElseThrow(() -> new IllegalArgumentException("Cannot tune for " + name
                        + ": its cores and memory are not listed; expected one of the families "
                        + String.join(", ", families())));
    }

    private static List<String> families() {
        return InstanceType.listed().stream()
                .map(type -> type.name().substring(0, type.name().indexOf('.')))
                .distinct()
                .toList();
    }
}
