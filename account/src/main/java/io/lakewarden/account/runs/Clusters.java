package io.lakewarden.account.runs;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.model.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.ClusterSummary;
import software.amazon.awssdk.services.emr.model.ComputeLimits;
import software.amazon.awssdk.services.emr.model.ComputeLimitsUnitType;
import software.amazon.awssdk.services.emr.model.Instance;
import software.amazon.awssdk.services.emr.model.InstanceCollectionType;
import software.amazon.awssdk.services.emr.model.ListInstancesRequest;
import software.amazon.awssdk.services.emr.model.StepStatus;
import software.amazon.awssdk.services.emr.model.StepSummary;

/** The EMR clusters of an account and region. */
public final class Clusters {
    private static final List<ClusterState> UP =
            List.of(ClusterState.STARTING, ClusterState.BOOTSTRAPPING, ClusterState.RUNNING, ClusterState.WAITING);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int WIDTH = 300;

    private final AwsSession session;
    private final EmrClient client;

    public Clusters(AwsSession session) {
        this.session = session;
        this.client = session.client(EmrClient.builder());
    }

    /** All that are up and carry a tag, sorted by name and id. */
    public List<LiveCluster> up(String tag, String value) {
        return session.call(
                "list the clusters that are up",
                () -> client.listClustersPaginator(request -> request.clusterStates(UP)).clusters().stream()
                        .map(summary -> described(summary.id()))
                        .filter(cluster ->
                                cluster.tag(tag).filter(value::equals).isPresent())
                        .sorted(Comparator.comparing(LiveCluster::name).thenComparing(LiveCluster::id))
                        .toList());
    }

    /** The cluster of a name that was asked for within a day from a time, up or gone: the latest, if there is one. */
    public Optional<LiveCluster> named(String name, Instant since) {
        return session.call("find the cluster " + name, () -> client
                .listClustersPaginator(request -> request.createdAfter(since).createdBefore(since.plus(A_DAY)))
                .clusters()
                .stream()
                .filter(summary -> name.equals(summary.name()))
                .max(Comparator.comparing(Clusters::created))
                .map(summary -> described(summary.id())));
    }

    private static Instant created(ClusterSummary summary) {
        return summary.status().timeline().creationDateTime();
    }

    private LiveCluster described(String id) {
        Cluster cluster =
                client.describeCluster(request -> request.clusterId(id)).cluster();
        SortedMap<String, String> tags = new TreeMap<>();
        cluster.tags()
                .forEach(tag ->
                        tags.put(tag.key(), Optional.ofNullable(tag.value()).orElse("")));
        var timeline = cluster.status().timeline();
        return new LiveCluster(
                cluster.id(),
                cluster.name(),
                cluster.status().stateAsString(),
                timeline.creationDateTime(),
                Optional.ofNullable(timeline.readyDateTime()),
                Optional.ofNullable(timeline.endDateTime()),
                cluster.instanceCollectionType() == InstanceCollectionType.INSTANCE_FLEET,
                Optional.ofNullable(cluster.logUri()),
                Optional.ofNullable(cluster.securityConfiguration()),
                tags);
    }

    /** The steps of a cluster in the order of their submission. */
    public List<LiveStep> steps(String cluster) {
        return session.call(
                "list the steps of " + cluster,
                () -> client.listStepsPaginator(request -> request.clusterId(cluster)).steps().stream()
                        .map(Clusters::step)
                        .sorted(Comparator.comparing(LiveStep::created).thenComparing(LiveStep::id))
                        .toList());
    }

    private static LiveStep step(StepSummary step) {
        StepStatus status = step.status();
        return new LiveStep(
                step.id(),
                step.name(),
                status.stateAsString(),
                status.timeline().creationDateTime(),
                Optional.ofNullable(status.timeline().startDateTime()),
                Optional.ofNullable(status.timeline().endDateTime()),
                failure(status));
    }

    private static Optional<String> failure(StepStatus status) {
        return Optional.ofNullable(status.failureDetails())
                .map(details -> Stream.of(details.reason(), details.message())
                        .flatMap(Stream::ofNullable)
                        .reduce((reason, message) -> reason + ": " + message)
                        .orElse(""))
                .filter(words -> !words.isBlank())
                .map(words -> OneLine.of(words, WIDTH));
    }

    /** Every instance that a cluster has or had. */
    public List<LiveNode> nodes(LiveCluster cluster) {
        return Arrays.stream(LiveNode.Role.values())
                .flatMap(role -> nodes(cluster, role))
                .sorted(Comparator.comparing(LiveNode::role).thenComparing(LiveNode::created))
                .toList();
    }

    private Stream<LiveNode> nodes(LiveCluster cluster, LiveNode.Role role) {
        ListInstancesRequest.Builder request = ListInstancesRequest.builder().clusterId(cluster.id());
        if (cluster.isFleets()) {
            request.instanceFleetType(role.name());
        } else {
            request.instanceGroupTypesWithStrings(role.name());
        }

        return session
                .call(
                        "list the instances of " + cluster.id(),
                        () -> client.listInstancesPaginator(request.build()).instances().stream()
                                .map(instance -> node(cluster, role, instance))
                                .toList())
                .stream();
    }

    private static LiveNode node(LiveCluster cluster, LiveNode.Role role, Instance instance) {
        var timeline = Optional.ofNullable(instance.status().timeline());
        return new LiveNode(
                role,
                instance.instanceType(),
                "SPOT".equals(instance.marketAsString()),
                timeline.flatMap(times -> Optional.ofNullable(times.creationDateTime()))
                        .orElse(cluster.created()),
                timeline.flatMap(times -> Optional.ofNullable(times.endDateTime()))
                        .or(cluster::ended));
    }

    /** The limits of managed scaling; empty where it is off. */
    public Optional<ScalingLimits> scaling(String cluster) {
        return session.call("read the scaling of " + cluster, () -> Optional.ofNullable(
                        client.getManagedScalingPolicy(request -> request.clusterId(cluster))
                                .managedScalingPolicy())
                .flatMap(policy -> Optional.ofNullable(policy.computeLimits()))
                .map(Clusters::limits));
    }

    private static ScalingLimits limits(ComputeLimits limits) {
        int most = limits.maximumCapacityUnits();
        return new ScalingLimits(
                limits.unitType() == ComputeLimitsUnitType.INSTANCE_FLEET_UNITS
                        ? ScalingLimits.Unit.INSTANCE_FLEET_UNITS
                        : ScalingLimits.Unit.INSTANCES,
                new ManagedScaling(
                        limits.minimumCapacityUnits(),
                        most,
                        Optional.ofNullable(limits.maximumCoreCapacityUnits()).orElse(most),
                        Optional.ofNullable(limits.maximumOnDemandCapacityUnits())
                                .orElse(most)));
    }

    /** Sets the limits of managed scaling; EMR resizes by itself. */
    public void scale(String cluster, ScalingLimits limits) {
        ComputeLimitsUnitType unit =
                switch (limits.unit()) {
                    case INSTANCE_FLEET_UNITS -> ComputeLimitsUnitType.INSTANCE_FLEET_UNITS;
                    case INSTANCES -> ComputeLimitsUnitType.INSTANCES;
                };
        ManagedScaling amounts = limits.limits();
        session.call(
                "scale " + cluster,
                () -> client.putManagedScalingPolicy(request -> request.clusterId(cluster)
                        .managedScalingPolicy(policy -> policy.computeLimits(compute -> compute.unitType(unit)
                                .minimumCapacityUnits(amounts.minimum())
                                .maximumCapacityUnits(amounts.maximum())
                                .maximumCoreCapacityUnits(amounts.maximumCore())
                                .maximumOnDemandCapacityUnits(amounts.maximumOnDemand())))));
    }

    /** Asks for the end of a cluster; one that is ending or gone is left as it is. */
    public void end(String cluster) {
        session.call(
                "end the cluster " + cluster, () -> client.terminateJobFlows(request -> request.jobFlowIds(cluster)));
    }

    /** A security configuration. */
    public SecuritySettings securitySettings(String name) {
        return session.call("read the security configuration " + name, () -> {
            var described = client.describeSecurityConfiguration(request -> request.name(name));
            return new SecuritySettings(described.creationDateTime(), described.securityConfiguration());
        });
    }
}
