package io.lakewarden.infra.signals;

/**
 * What clusters in an account tell of HDFS, YARN, Spark and their machines, by the names that Datadog's checks give it
 * (https://github.com/DataDog/integrations-core, metadata.csv of hdfs_namenode, yarn and spark;
 * https://docs.datadoghq.com/integrations/system/).
 */
enum ClusterMetric {
    APPLICATIONS_PENDING("Applications that wait", "yarn.metrics.apps_pending"),
    APPLICATIONS_RUNNING("Applications that run", "yarn.metrics.apps_running"),
    BLOCKS_CORRUPT("Blocks of HDFS that are corrupt", "hdfs.namenode.corrupt_blocks"),
    BLOCKS_MISSING("Blocks of HDFS that are missing", "hdfs.namenode.missing_blocks"),
    BLOCKS_UNDER_REPLICATED("Blocks of HDFS with too few copies", "hdfs.namenode.under_replicated_blocks"),
    CAPACITY_TOTAL("Bytes of HDFS", "hdfs.namenode.capacity_total"),
    CAPACITY_USED("Bytes of HDFS that are used", "hdfs.namenode.capacity_used"),
    CONTAINERS_PENDING("Containers that wait", "yarn.metrics.containers_pending"),
    CPU_IDLE("Processors that idle, of 100", "system.cpu.idle"),
    DISK_IN_USE("Disks in use, from 0 to 1", "system.disk.in_use"),
    MEMORY_ALLOCATED("Mebibytes that YARN gave away", "yarn.metrics.allocated_mb"),
    MEMORY_AVAILABLE("Mebibytes that YARN has left", "yarn.metrics.available_mb"),
    MEMORY_USABLE("Memory that machines have left, from 0 to 1", "system.mem.pct_usable"),
    NODES_LOST("Nodes that YARN has lost", "yarn.metrics.lost_nodes"),
    NODES_UNHEALTHY("Nodes that YARN does not use", "yarn.metrics.unhealthy_nodes"),
    SHUFFLE_READ("Bytes a second that stages read from others", "spark.stage.shuffle_read_bytes"),
    SHUFFLE_WRITTEN("Bytes a second that stages wrote for others", "spark.stage.shuffle_write_bytes"),
    SPILLED("Bytes a second that stages had no memory for", "spark.stage.disk_bytes_spilled"),
    STAGES_FAILED("Stages that failed, a second", "spark.job.num_failed_stages"),
    TASKS_ACTIVE("Tasks that run", "spark.executor.active_tasks"),
    TASKS_FAILED("Tasks that failed, a second", "spark.executor.failed_tasks");

    private final String title;
    private final String inDatadog;

    ClusterMetric(String title, String inDatadog) {
        this.title = title;
        this.inDatadog = inDatadog;
    }

    /** What it is, as a picture's title. */
    String title() {
        return title;
    }

    /** Its name in Datadog. */
    String inDatadog() {
        return inDatadog;
    }
}
