package io.lakewarden.stepfunctions.compile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.model.Compute;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Gibibytes;
import io.lakewarden.model.Placement;
import io.lakewarden.model.cluster.AtRest;
import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Capacity.Provisioning;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.Disk;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.model.cluster.Nodes;
import io.lakewarden.model.cluster.Nodes.Allocation;
import io.lakewarden.model.cluster.Nodes.OnDemandAllocation;
import io.lakewarden.model.cluster.Nodes.SpotAllocation;
import io.lakewarden.model.cluster.Nodes.SpotTimeoutAction;
import io.lakewarden.model.cluster.Nodes.WeightedType;
import io.lakewarden.model.cluster.Tls;
import io.lakewarden.stepfunctions.SamplePlatform;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusterTemplateTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Nodes PRIMARY = Nodes.of("m6g.xlarge", 1);
    private static final Nodes SPOT = new Nodes(
            List.of(new WeightedType("r6g.8xlarge", 2), new WeightedType("r6g.4xlarge", 1)),
            0,
            16,
            new Allocation(OnDemandAllocation.LOWEST_PRICE, SpotAllocation.CAPACITY_OPTIMIZED_PRIORITIZED),
            Duration.ofMinutes(15),
            SpotTimeoutAction.TERMINATE_CLUSTER,
            new Disk(2, 256));

    @Test
    void asksForSpotNodesAsAFleetOfSeveralTypes() throws IOException {
        JsonNode fleets = created(Provisioning.FLEETS, Optional.of(SPOT), Optional.empty(), ClusterProfile.PIPELINE)
                .at("/Instances/InstanceFleets");

        assertThat(fleets).hasSize(3);
        assertThat(fleets.get(2))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"Name": "Task", "InstanceFleetType": "TASK", "TargetSpotCapacity": 16,
                                 "InstanceTypeConfigs": [
                                    {"InstanceType": "r6g.8xlarge", "WeightedCapacity": 2, "Priority": 0,
                                     "EbsConfiguration": {"EbsBlockDeviceConfigs": [
                                        {"VolumeSpecification": {"VolumeType": "gp3", "SizeInGB": 256},
                                         "VolumesPerInstance": 2}]}},
                                    {"InstanceType": "r6g.4xlarge", "WeightedCapacity": 1, "Priority": 1,
                                     "EbsConfiguration": {"EbsBlockDeviceConfigs": [
                                        {"VolumeSpecification": {"VolumeType": "gp3", "SizeInGB": 256},
                                         "VolumesPerInstance": 2}]}}],
                                 "LaunchSpecifications": {"SpotSpecification": {
                                    "AllocationStrategy": "capacity-optimized-prioritized",
                                    "TimeoutAction": "TERMINATE_CLUSTER", "TimeoutDurationMinutes": 15}}}
                                """));
    }

    @Test
    void keepsDriversOffNodesThatMayGo() throws IOException {
        assertThat(created(Provisioning.FLEETS, Optional.of(SPOT), Optional.empty(), ClusterProfile.PIPELINE)
                        .get("Configurations"))
                .anySatisfy(one -> assertThat(one.toString())
                        .isEqualTo("{\"Classification\":\"yarn-site\",\"Properties\":{"
                                + "\"yarn.node-labels.am.default-node-label-expression\":\"CORE\","
                                + "\"yarn.node-labels.enabled\":\"true\"}}"));
        assertThat(created(Provisioning.FLEETS, Optional.empty(), Optional.empty(), ClusterProfile.PIPELINE)
                        .get("Configurations"))
                .noneSatisfy(
                        one -> assertThat(one.get("Classification").asText()).isEqualTo("yarn-site"));
    }

    @Test
    void asksForGroupsInOneSubnet() throws IOException {
        JsonNode instances = created(Provisioning.GROUPS, Optional.empty(), Optional.empty(), ClusterProfile.PIPELINE)
                .get("Instances");

        assertThat(instances.has("Ec2SubnetIds")).isFalse();
        assertThat(instances.get("Ec2SubnetId.$").asText())
                .isEqualTo("States.ArrayGetItem(States.StringSplit('${SubnetIds}', ','), 0)");
        assertThat(instances.at("/InstanceGroups/1"))
                .isEqualTo(JSON.readTree("{\"Name\": \"Core\", \"InstanceRole\": \"CORE\", \"InstanceType\":"
                        + " \"r6g.8xlarge\", \"InstanceCount\": 4, \"Market\": \"ON_DEMAND\"}"));
    }

    @Test
    void scalesWithinItsLimitsInTheUnitsOfItsNodes() throws IOException {
        Optional<ManagedScaling> limits = Optional.of(new ManagedScaling(4, 20, 4, 8));

        assertThat(created(Provisioning.FLEETS, Optional.empty(), limits, ClusterProfile.PIPELINE)
                        .at("/ManagedScalingPolicy/ComputeLimits"))
                .isEqualTo(JSON.readTree("{\"UnitType\": \"InstanceFleetUnits\", \"MinimumCapacityUnits\": 4,"
                        + " \"MaximumCapacityUnits\": 20, \"MaximumCoreCapacityUnits\": 4,"
                        + " \"MaximumOnDemandCapacityUnits\": 8}"));
        assertThat(created(Provisioning.GROUPS, Optional.empty(), limits, ClusterProfile.PIPELINE)
                        .at("/ManagedScalingPolicy/ComputeLimits/UnitType")
                        .asText())
                .isEqualTo("Instances");
    }

    @Test
    void readsFilteredTablesWithTheSettingsOfThatProfile() throws IOException {
        assertThat(created(Provisioning.FLEETS, Optional.empty(), Optional.empty(), ClusterProfile.GOVERNED_SQL)
                        .get("Configurations")
                        .toString())
                .contains("org.apache.iceberg.aws.glue.GlueCatalog")
                .doesNotContain("glue.lakeformation-enabled");
    }

    /** EMR shows no history of such a cluster (MG/app-history-spark-UI). */
    @Test
    void stepsUnderFiltersLeaveTheirEventLogsInTheBucketOfLogsAndOthersLeaveThemToEmr() {
        assertThat(compiled(Provisioning.FLEETS, Optional.empty(), Optional.empty(), ClusterProfile.GOVERNED_SQL))
                .contains("spark.eventLog.enabled=true", "spark.eventLog.dir=${EventsUri}");
        assertThat(compiled(Provisioning.FLEETS, Optional.empty(), Optional.empty(), ClusterProfile.PIPELINE))
                .doesNotContain("spark.eventLog", "EventsUri");
    }

    private static JsonNode created(
            Provisioning provisioning, Optional<Nodes> task, Optional<ManagedScaling> scaling, ClusterProfile profile)
            throws IOException {
        for (JsonNode state :
                JSON.readTree(compiled(provisioning, task, scaling, profile)).get("States")) {
            if (state.path("Resource").asText().contains("createCluster")) {
                return state.get("Parameters");
            }
        }

        throw new IllegalStateException("Cannot find the state that creates the cluster");
    }

    private static String compiled(
            Provisioning provisioning, Optional<Nodes> task, Optional<ManagedScaling> scaling, ClusterProfile profile) {
        Cluster cluster = new Cluster(
                "minimal",
                "",
                profile,
                "emr-7.14.0",
                List.of("Spark"),
                new Capacity(provisioning, PRIMARY, Nodes.of("r6g.8xlarge", 4), task, scaling),
                new Tls.Emr(Optional.empty()),
                AtRest.usual(),
                Optional.empty(),
                Optional.empty(),
                false,
                1,
                Optional.empty(),
                new TreeMap<>());
        Environment prod = SamplePlatform.prod();
        Environment placed = new Environment(
                prod.name(),
                prod.description(),
                prod.home(),
                prod.operator(),
                prod.publishing(),
                List.of(new Placement(
                        "minimal", "s3://landing", new Gibibytes(1), new Compute.Transient(cluster), new TreeMap<>())));
        return StateMachineJson.toJson(PipelineCompiler.compile(SamplePlatform.minimal(), placed));
    }
}
