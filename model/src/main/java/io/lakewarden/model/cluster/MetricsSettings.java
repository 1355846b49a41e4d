package io.lakewarden.model.cluster;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a cluster's applications are told about metrics. Spark's own page on it: https://spark.apache.org/docs/3.5.5/monitoring.html
 *
 * @param metrics where they go
 * @param remoteWrite the address at which the workspace of Prometheus takes them
 * @param agent the address of the JMX exporter's jar
 * @param agentRules the address of what it is told
 */
public record MetricsSettings(Metrics metrics, String remoteWrite, String agent, String agentRules) {
    /** What the JMX exporter's jar is called where a driver runs. */
    public static final String AGENT = "jmx-exporter.jar";

    /** What it is told, likewise. */
    public static final String AGENT_RULES = "jmx-exporter.yml";

    private static final String SPARK = "spark.metrics.conf.";
    private static final String SINKS = "org.apache.spark.metrics.sink.";
    private static final String INTERVAL = "otel.metric.export.interval";
    private static final String MINUTE = "60000";

    /** Spark's, of a cluster. */
    SortedMap<String, String> ofSpark(Cluster cluster) {
        SortedMap<String, String> settings = new TreeMap<>();
        return metrics.match(
                none -> settings,
                prometheus -> served(cluster, settings),
                ganglia -> sent(ganglia, settings),
                datadog -> settings);
    }

    /** Names without the application's id, so that those of one run are those of the next. */
    private SortedMap<String, String> served(Cluster cluster, SortedMap<String, String> settings) {
        settings.put("spark.ui.prometheus.enabled", "true");
        settings.put("spark.metrics.namespace", "spark");
        settings.put(SPARK + "*.sink.prometheusServlet.class", SINKS + "PrometheusServlet");
        settings.put(SPARK + "*.sink.prometheusServlet.path", "/metrics/prometheus");
        settings.put(SPARK + "*.source.jvm.class", "org.apache.spark.metrics.source.JvmSource");
        if (metrics.exporterPort().isPresent() && cluster.profile() == ClusterProfile.PIPELINE) {
            exported(settings);
        }

        return settings;
    }

    /** YARN brings the files to where the driver starts, before it does. */
    private void exported(SortedMap<String, String> settings) {
        settings.put(SPARK + "driver.sink.jmx.class", SINKS + "JmxSink");
        settings.put("spark.yarn.dist.files", agent + "#" + AGENT + "," + agentRules + "#" + AGENT_RULES);
    }

    /** What a driver of a pipeline's cluster is started with, so that it serves its JVM's metrics on a port. */
    public static String exporter(int port) {
        return "-javaagent:" + AGENT + "=" + port + ":" + AGENT_RULES;
    }

    /** Of drivers alone: an executor looks for its sinks before it has the jars of a job, and ends without them. */
    private static SortedMap<String, String> sent(Metrics.Ganglia ganglia, SortedMap<String, String> settings) {
        settings.put("spark.metrics.namespace", "spark");
        settings.put(SPARK + "driver.sink.ganglia.class", SINKS + "GangliaSink");
        settings.put(SPARK + "driver.sink.ganglia.host", ganglia.host());
        settings.put(SPARK + "driver.sink.ganglia.port", Integer.toString(ganglia.port()));
        settings.put(SPARK + "driver.sink.ganglia.mode", "unicast");
        ganglia.jar().ifPresent(jar -> settings.put("spark.jars", jar));
        return settings;
    }

    /** Where the agent of CloudWatch sends (EMR Release Guide, AmazonCloudWatchAgent-config-710). */
    SortedMap<String, SortedMap<String, String>> ofAgent() {
        SortedMap<String, SortedMap<String, String>> settings = new TreeMap<>();
        if (metrics.toPrometheus()) {
            put(settings, "emr-metrics", "metrics_destination", "PROMETHEUS");
            put(settings, "emr-metrics", "prometheus_endpoint", remoteWrite);
        }

        return settings;
    }

    /** What it asks Hadoop's servers for once a minute; those of the machines it sends anyway. */
    SortedMap<String, SortedMap<String, SortedMap<String, String>>> ofHadoop() {
        if (!metrics.toPrometheus()) {
            return Collections.emptySortedMap();
        }

        SortedMap<String, SortedMap<String, String>> asked = new TreeMap<>();
        put(
                asked,
                "emr-hadoop-hdfs-namenode-metrics",
                "Hadoop:service=NameNode,name=FSNamesystem",
                String.join(
                        ",",
                        "CapacityRemaining",
                        "CapacityTotal",
                        "CapacityUsed",
                        "CorruptBlocks",
                        "MissingBlocks",
                        "UnderReplicatedBlocks"));
        put(
                asked,
                "emr-hadoop-hdfs-datanode-metrics",
                "Hadoop:service=DataNode,name=DataNodeActivity-*",
                String.join(",", "BytesRead", "BytesWritten", "DatanodeNetworkErrors"));
        put(
                asked,
                "emr-hadoop-yarn-nodemanager-metrics",
                "Hadoop:service=NodeManager,name=NodeManagerMetrics",
                String.join(",", "ContainersFailed", "ContainersKilled", "ContainersRunning", "NodeCpuUtilization"));
        put(
                asked,
                "emr-hadoop-yarn-resourcemanager-metrics",
                "Hadoop:service=ResourceManager,name=QueueMetrics,q0=root",
                String.join(",", "AllocatedMB", "AppsPending", "AppsRunning", "AvailableMB", "PendingContainers"));
        asked.values().forEach(properties -> properties.put(INTERVAL, MINUTE));
        return new TreeMap<>(Collections.singletonMap("emr-metrics", asked));
    }

    private static void put(
            SortedMap<String, SortedMap<String, String>> all, String classification, String key, String value) {
        all.computeIfAbsent(classification, name -> new TreeMap<>()).put(key, value);
    }
}
