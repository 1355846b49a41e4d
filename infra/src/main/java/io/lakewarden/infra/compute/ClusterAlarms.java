package io.lakewarden.infra.compute;

import io.lakewarden.infra.alarm.Alarm;
import io.lakewarden.infra.alarm.Alarm.WithoutData;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.infra.alarm.Alarms;
import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.DeadLetters;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.settings.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.constructs.Construct;

/**
 * What rings of a cluster that stays. EMR tells its metrics every five minutes
 * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/UsingEMR_ViewingMetrics.html); that it tells none is one alarm of its
 * own, and the others then say nothing.
 */
public final class ClusterAlarms {
    private static final int HDFS_FULL_PERCENT = 80;
    private static final int MEMORY_SHORT_PERCENT = 10;

    /** What comes and goes with a stage, and what a restart takes. */
    private static final int QUARTER_OF_AN_HOUR = 3;

    private static final int HALF_AN_HOUR = 6;
    private static final int HOUR = 12;
    private static final int TWO_HOURS = 24;

    private final Construct scope;
    private final Site site;
    private final Alarms alarms;

    ClusterAlarms(Construct scope, Site site) {
        this.scope = scope;
        this.site = site;
        this.alarms = new Alarms(scope, site);
    }

    /**
     * Makes those of a cluster.
     *
     * @param cluster as it is defined
     * @param id as EMR calls it
     */
    void add(Cluster cluster, String id) {
        of(site, cluster, id).forEach(alarms::add);
        if (hasPolicies(cluster)) {
            policies(cluster.name(), id);
        }
    }

    /** Those of what EMR measures. */
    public static List<Alarm> of(Site site, Cluster cluster, String id) {
        int periods = site.environment().settings().of(Amount.ALARM_PERIODS);
        int longer = Math.max(periods, QUARTER_OF_AN_HOUR);
        String name = cluster.name();
        List<Alarm> alarms = new ArrayList<>();
        alarms.add(lasting(AlarmKind.CLUSTER_NODES_LOST, name, id, 1, periods));
        alarms.add(lasting(AlarmKind.CLUSTER_NODES_UNHEALTHY, name, id, 1, periods));
        alarms.add(lasting(AlarmKind.CLUSTER_BLOCKS_MISSING, name, id, 1, periods));
        alarms.add(lasting(AlarmKind.CLUSTER_BLOCKS_UNDER_REPLICATED, name, id, 1, HOUR));
        alarms.add(lasting(AlarmKind.CLUSTER_HDFS_FULL, name, id, HDFS_FULL_PERCENT, longer));
        alarms.add(lasting(AlarmKind.CLUSTER_MEMORY_SHORT, name, id, MEMORY_SHORT_PERCENT, longer));
        if (cluster.capacity().scaling().isPresent()
                && cluster.capacity().provisioning() == Capacity.Provisioning.FLEETS) {
            alarms.add(lasting(AlarmKind.CLUSTER_CAPACITY_SHORT, name, id, 1, HALF_AN_HOUR));
        }

        alarms.add(
                cluster.servesSql()
                        ? lasting(AlarmKind.ENDPOINT_DOWN, name, id, 1, QUARTER_OF_AN_HOUR)
                        : lasting(AlarmKind.CLUSTER_IDLE, name, id, 1, TWO_HOURS));
        if (cluster.idle().isEmpty()) {
            alarms.add(Alarm.lasting(AlarmKind.CLUSTER_SILENT, name, id, 1, QUARTER_OF_AN_HOUR, WithoutData.BAD));
        }

        return alarms;
    }

    /** Whether Ranger's policies are brought onto it, which may fail. */
    public static boolean hasPolicies(Cluster cluster) {
        return cluster.profile() == ClusterProfile.KERBEROS_RANGER;
    }

    /** The queue of the steps that did not bring them. */
    public static String queueOfPolicies(Site site, String cluster) {
        return site.prefix() + "-" + AlarmKind.POLICIES_NOT_INSTALLED.word() + "-" + cluster;
    }

    private static Alarm lasting(AlarmKind kind, String cluster, String id, double threshold, int periods) {
        return Alarm.lasting(kind, cluster, id, threshold, periods, WithoutData.UNKNOWN);
    }

    /** A step that fails leaves no metric of it, but an event, which waits until somebody has looked. */
    private void policies(String cluster, String id) {
        String name = queueOfPolicies(site, cluster);
        String construct = ConstructId.of(cluster) + "PoliciesNotInstalled";
        CfnQueue failures = DeadLetters.of(scope, site, construct, name, "events.amazonaws.com");
        CfnRule.Builder.create(scope, construct + "Rule")
                .name(name)
                .description("Steps that did not bring the policies onto " + cluster)
                .eventPattern(new TreeMap<>(Map.of(
                        "source",
                        List.of("aws.emr"),
                        "detail-type",
                        List.of("EMR Step Status Change"),
                        "detail",
                        new TreeMap<>(Map.of(
                                "clusterId",
                                List.of(id),
                                "name",
                                List.of(Enforced.POLICIES_STEP),
                                "state",
                                List.of("CANCELLED", "FAILED", "INTERRUPTED"))))))
                .state("ENABLED")
                .targets(List.of(CfnRule.TargetProperty.builder()
                        .id(AlarmKind.POLICIES_NOT_INSTALLED.word() + "-" + cluster)
                        .arn(failures.getAttrArn())
                        .build()))
                .build();
        alarms.add(Alarm.atOnce(AlarmKind.POLICIES_NOT_INSTALLED, cluster, failures.getAttrQueueName()));
    }
}
