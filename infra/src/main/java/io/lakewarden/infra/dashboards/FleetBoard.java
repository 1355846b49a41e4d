package io.lakewarden.infra.dashboards;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.AlarmKind.Statistic;
import io.lakewarden.infra.alarm.Query;
import io.lakewarden.infra.alarm.Source;
import io.lakewarden.infra.compute.ClusterAlarms;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.pipelines.PipelineAlarms;
import io.lakewarden.infra.pipelines.PipelinesStack;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Clusters, those that stay and those of runs, by what EMR tells of each under its id
 * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/UsingEMR_ViewingMetrics.html,
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/managed-scaling-metrics.html): first what is lost, then what is
 * full, then what is paid for nothing. Lines are of those that stay.
 */
final class FleetBoard {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    /** CloudWatch fills it in, not Grafana (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/graph-dynamic-labels.html). */
    private static final String ITS_ID = " ${PROP('Dim.JobFlowId')}";

    private final Site site;
    private final List<Alarm> alarms;

    private FleetBoard(Site site, List<Alarm> alarms) {
        this.site = site;
        this.alarms = alarms;
    }

    static Board of(Site site, Budgets budgets) {
        if (site.environment().clusters().isEmpty()
                && PipelinesStack.placed(site).isEmpty()) {
            Panel none = Panel.text(
                    "Clusters", "No cluster runs in " + site.environment().name() + ".");
            return new Board("Fleet", "now-24h", false, List.of(none));
        }

        List<Alarm> alarms = site.environment().clusters().stream()
                .flatMap(cluster -> ClusterAlarms.of(site, cluster, Board.CHOSEN).stream())
                .toList();
        FleetBoard fleet = new FleetBoard(site, alarms);
        return new Board(
                "Fleet",
                "now-24h",
                true,
                Stream.of(fleet.whatIsLost(), fleet.whatIsFull(), fleet.whatIsPaidFor(), ages(site, budgets))
                        .flatMap(panels -> panels)
                        .toList());
    }

    private Stream<Panel> whatIsLost() {
        return Stream.of(
                marked(
                        Panel.overTime(
                                "Nodes that do not work",
                                "short",
                                "Lost: YARN does not hear from them. Unhealthy: they take no work."),
                        List.of(emr("MRLostNodes", Statistic.MAXIMUM), emr("MRUnhealthyNodes", Statistic.MAXIMUM)),
                        AlarmKind.CLUSTER_NODES_LOST,
                        AlarmKind.CLUSTER_NODES_UNHEALTHY),
                marked(
                        Panel.overTime(
                                "Blocks of HDFS", "short", "Missing: lost for good. Under-replicated: too few copies."),
                        List.of(
                                emr("MissingBlocks", Statistic.MAXIMUM),
                                emr("UnderReplicatedBlocks", Statistic.MINIMUM)),
                        AlarmKind.CLUSTER_BLOCKS_MISSING,
                        AlarmKind.CLUSTER_BLOCKS_UNDER_REPLICATED),
                marked(
                        Panel.overTime(
                                "Heard of",
                                "short",
                                "How often EMR told of a cluster within five minutes. One that has ended is silent too."),
                        List.of(emr("IsIdle", Statistic.COUNT)),
                        AlarmKind.CLUSTER_SILENT),
                marked(
                        Panel.overTime("Nodes", "short", "Those that YARN uses, and those that EMR runs."),
                        List.of(
                                emr("MRActiveNodes", Statistic.MINIMUM),
                                emr("CoreNodesRunning", Statistic.MINIMUM),
                                emr("TaskNodesRunning", Statistic.MINIMUM))));
    }

    private Stream<Panel> whatIsFull() {
        return Stream.of(
                marked(
                        Panel.overTime("HDFS in use", "percent", "Of what its disks hold."),
                        List.of(emr("HDFSUtilization", Statistic.MAXIMUM)),
                        AlarmKind.CLUSTER_HDFS_FULL),
                marked(
                        Panel.overTime("Memory that YARN has left", "percent", "Of all that it may give away."),
                        List.of(emr("YARNMemoryAvailablePercentage", Statistic.MINIMUM)),
                        AlarmKind.CLUSTER_MEMORY_SHORT),
                marked(
                        Panel.overTime(
                                "Work of YARN",
                                "short",
                                "Applications that run and that wait, and containers that wait. On a cluster that serves"
                                        + " SQL the endpoint is an application: the line is of such clusters alone."),
                        List.of(
                                emr("AppsRunning", Statistic.MAXIMUM),
                                emr("AppsPending", Statistic.MAXIMUM),
                                emr("ContainerPending", Statistic.MAXIMUM)),
                        AlarmKind.ENDPOINT_DOWN),
                capacity());
    }

    /** No line: what rings is the difference, which CloudWatch does not take of the metrics of several clusters. */
    private Panel capacity() {
        Panel panel = marked(
                Panel.overTime(
                        "Units asked for, and there",
                        "short",
                        "Of clusters of fleets that scale. What is asked for and not there is missing capacity."),
                List.of(emr("TotalUnitsRequested", Statistic.MINIMUM), emr("TotalUnitsRunning", Statistic.MAXIMUM)));
        return alarm(AlarmKind.CLUSTER_CAPACITY_SHORT)
                .map(alarm -> panel.mentioning(alarm.kind(), "when units are missing for " + Panel.lasting(alarm)))
                .findFirst()
                .orElse(panel);
    }

    private Stream<Panel> whatIsPaidFor() {
        return Stream.of(marked(
                Panel.overTime("Idle", "short", "1 while a cluster is paid for and has nothing to do."),
                List.of(emr("IsIdle", Statistic.MINIMUM)),
                AlarmKind.CLUSTER_IDLE));
    }

    /** Of the clusters of runs; EMR tells no age, and for those that stay it means nothing. */
    private static Stream<Panel> ages(Site site, Budgets budgets) {
        Panel panel = Panel.overTime(
                "Clusters of runs that are too old",
                "short",
                "1 while one is up that is older than one and a half times the SLA. Nothing else is ever told.");
        List<Alarm> ages = PipelinesStack.placed(site).stream()
                .map(pipeline -> PipelineAlarms.of(site, pipeline, budgets.runs(), Names.machine(site, pipeline)))
                .flatMap(its -> its.age().stream())
                .toList();
        for (Alarm age : ages) {
            panel = panel.ringing(site, age, age.subject());
        }

        return Stream.of(panel).filter(Predicate.not(Panel::isEmpty));
    }

    private Query.Metric emr(String metric, Statistic statistic) {
        return Query.Metric.of(
                Source.CLUSTERS, metric, statistic, FIVE_MINUTES, Source.CLUSTERS.dimensions(site, "", Board.CHOSEN));
    }

    private Panel marked(Panel panel, List<Query.Metric> metrics, AlarmKind... kinds) {
        Panel drawn = panel;
        for (Query.Metric metric : metrics) {
            drawn = drawn.with(metric.name() + ITS_ID, metric);
        }

        for (Alarm alarm : Stream.of(kinds).flatMap(this::alarm).toList()) {
            drawn = drawn.marked(alarm);
        }

        return drawn;
    }

    private Stream<Alarm> alarm(AlarmKind kind) {
        return alarms.stream().filter(alarm -> alarm.kind() == kind);
    }
}
