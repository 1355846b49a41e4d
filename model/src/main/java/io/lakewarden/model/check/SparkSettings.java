package io.lakewarden.model.check;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings of Spark that a definition may give: those that tune a job, and none that loads a class or a file, names
 * a catalog or moves a process (https://spark.apache.org/docs/3.5.6/configuration.html).
 */
final class SparkSettings {
    private static final SortedMap<String, Form> FORMS = forms();

    /** What a value looks like. */
    enum Form {
        TRUTH("true or false", "true", "true|false"),
        COUNT("a whole number from 0", "10", "0|[1-9][0-9]{0,8}"),
        POSITIVE("a whole number from 1", "200", "[1-9][0-9]{0,8}"),
        SHARE("a number from 0 to 1", "0.5", "0(\\.[0-9]{1,6})?|1(\\.0{1,6})?"),
        FACTOR("a number", "1.5", "[0-9]{1,6}(\\.[0-9]{1,6})?"),
        SIZE("a size", "128m", "[1-9][0-9]{0,14}([kmgtp]?b|[kmgtp])?"),
        SIZE_OR_OFF("a size, or -1 for never", "128m", "-1|[1-9][0-9]{0,14}([kmgtp]?b|[kmgtp])?"),
        TIME("a time", "120s", "[0-9]{1,9}(us|ms|s|m|min|h|d)?");

        private final String expected;
        private final String example;
        private final Pattern pattern;

        Form(String expected, String example, String pattern) {
            this.expected = expected;
            this.example = example;
            this.pattern = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
        }

        String expected() {
            return expected;
        }

        String example() {
            return example;
        }

        boolean takes(String value) {
            return pattern.matcher(value).matches();
        }
    }

    private SparkSettings() {}

    /** The form of a setting's value; empty for a setting that a definition may not give. */
    static Optional<Form> form(String setting) {
        return Optional.ofNullable(FORMS.get(setting));
    }

    static SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(FORMS.keySet()));
    }

    private static SortedMap<String, Form> forms() {
        SortedMap<String, Form> forms = new TreeMap<>();
        put(
                forms,
                Form.TRUTH,
                "spark.broadcast.compress",
                "spark.dynamicAllocation.enabled",
                "spark.dynamicAllocation.shuffleTracking.enabled",
                "spark.memory.offHeap.enabled",
                "spark.rdd.compress",
                "spark.shuffle.compress",
                "spark.shuffle.service.enabled",
                "spark.shuffle.spill.compress",
                "spark.speculation",
                "spark.sql.adaptive.coalescePartitions.enabled",
                "spark.sql.adaptive.coalescePartitions.parallelismFirst",
                "spark.sql.adaptive.enabled",
                "spark.sql.adaptive.forceOptimizeSkewedJoin",
                "spark.sql.adaptive.localShuffleReader.enabled",
                "spark.sql.adaptive.optimizeSkewsInRebalancePartitions.enabled",
                "spark.sql.adaptive.skewJoin.enabled");
        put(
                forms,
                Form.COUNT,
                "spark.dynamicAllocation.initialExecutors",
                "spark.dynamicAllocation.maxExecutors",
                "spark.dynamicAllocation.minExecutors",
                "spark.sql.files.maxRecordsPerFile");
        put(
                forms,
                Form.POSITIVE,
                "spark.default.parallelism",
                "spark.driver.cores",
                "spark.executor.cores",
                "spark.executor.instances",
                "spark.shuffle.io.maxRetries",
                "spark.shuffle.io.numConnectionsPerPeer",
                "spark.shuffle.sort.bypassMergeThreshold",
                "spark.sql.adaptive.coalescePartitions.initialPartitionNum",
                "spark.sql.files.minPartitionNum",
                "spark.sql.shuffle.partitions",
                "spark.task.cpus",
                "spark.task.maxFailures");
        put(
                forms,
                Form.SHARE,
                "spark.dynamicAllocation.executorAllocationRatio",
                "spark.memory.fraction",
                "spark.memory.storageFraction",
                "spark.speculation.quantile",
                "spark.sql.adaptive.nonEmptyPartitionRatioForBroadcastJoin");
        put(
                forms,
                Form.FACTOR,
                "spark.driver.memoryOverheadFactor",
                "spark.executor.memoryOverheadFactor",
                "spark.speculation.multiplier",
                "spark.sql.adaptive.skewJoin.skewedPartitionFactor");
        put(
                forms,
                Form.SIZE,
                "spark.broadcast.blockSize",
                "spark.driver.maxResultSize",
                "spark.driver.memory",
                "spark.driver.memoryOverhead",
                "spark.executor.memory",
                "spark.executor.memoryOverhead",
                "spark.memory.offHeap.size",
                "spark.reducer.maxSizeInFlight",
                "spark.shuffle.file.buffer",
                "spark.sql.adaptive.advisoryPartitionSizeInBytes",
                "spark.sql.adaptive.coalescePartitions.minPartitionSize",
                "spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold",
                "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes",
                "spark.sql.files.maxPartitionBytes",
                "spark.sql.files.openCostInBytes");
        put(
                forms,
                Form.SIZE_OR_OFF,
                "spark.sql.adaptive.autoBroadcastJoinThreshold",
                "spark.sql.autoBroadcastJoinThreshold");
        put(
                forms,
                Form.TIME,
                "spark.dynamicAllocation.cachedExecutorIdleTimeout",
                "spark.dynamicAllocation.executorIdleTimeout",
                "spark.dynamicAllocation.schedulerBacklogTimeout",
                "spark.dynamicAllocation.shuffleTracking.timeout",
                "spark.dynamicAllocation.sustainedSchedulerBacklogTimeout",
                "spark.executor.heartbeatInterval",
                "spark.locality.wait",
                "spark.locality.wait.node",
                "spark.locality.wait.process",
                "spark.locality.wait.rack",
                "spark.network.timeout",
                "spark.rpc.askTimeout",
                "spark.shuffle.io.connectionTimeout",
                "spark.shuffle.io.retryWait",
                "spark.speculation.interval",
                "spark.speculation.minTaskRuntime",
                "spark.speculation.task.duration.threshold",
                "spark.sql.broadcastTimeout");
        return Collections.unmodifiableSortedMap(forms);
    }

    private static void put(SortedMap<String, Form> forms, Form form, String... settings) {
        List.of(settings).forEach(setting -> forms.put(setting, form));
    }
}
