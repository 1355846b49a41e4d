package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.inventory.Inventory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a template leaves open is what AWS documents, and what only a deployment knows needs usage. */
class NoGuessTest {
    @TempDir
    private Path folder;

    @Test
    void theZonesOfAnEndpoint() {
        assertThat(lines("AWS::EC2::VPCEndpoint", "VpcEndpointType: Interface, SubnetIds: [!Ref Open, b]"))
                .contains("interface endpoint: 1460 (2 zones x 730 hours)");
        String unknown = "NEEDS_USAGE: interface endpoint: in how many zones: its subnets are not known before a"
                + " deployment (0.01 USD a hour)";
        assertThat(verdict("AWS::EC2::VPCEndpoint", "VpcEndpointType: Interface, SubnetIds: !Ref Subnets"))
                .isEqualTo(unknown);
        assertThat(verdict(
                        "AWS::EC2::VPCEndpoint",
                        "VpcEndpointType: Interface, SubnetIds: !Split [',', !ImportValue other]"))
                .isEqualTo(unknown);
        assertThat(verdict("AWS::EC2::VPCEndpoint", "VpcEndpointType: Interface"))
                .isEqualTo(unknown);
    }

    @Test
    void theEngineOfADatabase() {
        String database = "DBInstanceClass: db.t3.large, AllocatedStorage: '10'%s";

        assertThat(verdict("AWS::RDS::DBInstance", database.formatted(", Engine: postgres")))
                .isEqualTo("PRICED");
        assertThat(verdict("AWS::RDS::DBInstance", database.formatted(", Engine: !Ref Open")))
                .isEqualTo("NEEDS_USAGE: database: which engine it runs");
        assertThat(verdict("AWS::RDS::DBInstance", database.formatted("")))
                .isEqualTo("NEEDS_USAGE: database: which engine it runs");
        assertThat(lines("AWS::RDS::DBInstance", "DBInstanceClass: db.r4.large, DBClusterIdentifier: !Ref Aurora"))
                .containsExactly("database db.r4.large: 730 (always on: 730 hours a month)");
    }

    @Test
    void theStandbyOfADatabase() {
        String database = "DBInstanceClass: db.t3.large, Engine: mysql, AllocatedStorage: '10'%s";

        assertThat(verdict("AWS::RDS::DBInstance", database.formatted(""))).isEqualTo("PRICED");
        assertThat(verdict("AWS::RDS::DBInstance", database.formatted(", MultiAZ: !Ref Open")))
                .startsWith(
                        "NEEDS_USAGE: database: whether it has a standby: its MultiAZ is not known before a deployment");
    }

    @Test
    void howManyInstancesAGroupHas() {
        String group = "MinSize: '2', MaxSize: '9', LaunchConfigurationName: !Ref Launch%s";

        assertThat(lines("AWS::AutoScaling::AutoScalingGroup", group.formatted("")))
                .containsExactly(
                        "instance m5.large: 1460 (2 x 730 hours)", "detailed monitoring: 14 (7 metrics x 2 instances)");
        assertThat(lines("AWS::AutoScaling::AutoScalingGroup", group.formatted(", DesiredCapacity: '5'")))
                .containsExactly(
                        "instance m5.large: 3650 (5 x 730 hours)", "detailed monitoring: 35 (7 metrics x 5 instances)");
        assertThat(verdict("AWS::AutoScaling::AutoScalingGroup", group.formatted(", DesiredCapacity: !Ref Open")))
                .isEqualTo("NEEDS_USAGE: instances: how many instances it starts");
    }

    @Test
    void howLongAClusterLivesThatEndsByItself() {
        String cluster = "ReleaseLabel: emr-7.14.0, %s Instances: {%s MasterInstanceGroup: {InstanceCount: 1,"
                + " InstanceType: m5.xlarge}}";
        String steps = "Steps: [{Name: load, HadoopJarStep: {Jar: command-runner.jar}}],";
        String needed =
                "NEEDS_USAGE: cluster: how many hours a month it is there: %s; each hour of it costs about 0.25 USD";

        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted("", ""))).isEqualTo("PRICED");
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted(steps, "KeepJobFlowAliveWhenNoSteps: true,")))
                .isEqualTo("PRICED");
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted(steps, "")))
                .isEqualTo(needed.formatted("it ends after its steps"));
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted("", "KeepJobFlowAliveWhenNoSteps: 'false',")))
                .isEqualTo(needed.formatted("it ends after its steps"));
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted("", "KeepJobFlowAliveWhenNoSteps: !Ref Open,")))
                .isEqualTo(needed.formatted("whether it ends after its steps is known only when it is deployed"));
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted("AutoTerminationPolicy: {IdleTimeout: 600},", "")))
                .isEqualTo(needed.formatted("it ends after 600 seconds without work"));
        assertThat(verdict(
                        "AWS::EMR::Cluster", cluster.formatted("AutoTerminationPolicy: {IdleTimeout: !Ref Open},", "")))
                .isEqualTo(needed.formatted("it ends after some seconds without work"));
    }

    @Test
    void theVolumesAndWeightsOfACluster() {
        String cluster = "ReleaseLabel: emr-7.14.0, %s Instances: {MasterInstanceFleet: {TargetOnDemandCapacity: 4,"
                + " InstanceTypeConfigs: [{InstanceType: m5.xlarge%s}]}}";

        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted("", ""))).isEqualTo("PRICED");
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted("", ", WeightedCapacity: !Ref Open")))
                .isEqualTo(
                        "NEEDS_USAGE: cluster: type, number, volumes or scaling of its primary nodes are known only when"
                                + " it is deployed or runs");
        assertThat(verdict(
                        "AWS::EMR::Cluster",
                        cluster.formatted(
                                "",
                                ", EbsConfiguration: {EbsBlockDeviceConfigs: [{VolumeSpecification: {VolumeType: gp3,"
                                        + " SizeInGB: !Ref Open}}]}")))
                .startsWith("NEEDS_USAGE: cluster: type, number, volumes or scaling");
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted("EbsRootVolumeSize: !Ref Open,", "")))
                .isEqualTo("NEEDS_USAGE: cluster: its EbsRootVolumeSize is known only when it is deployed or runs");
        assertThat(verdict(
                        "AWS::EMR::Cluster",
                        cluster.formatted(
                                "ManagedScalingPolicy: {ComputeLimits: {MinimumCapacityUnits: 1, MaximumCapacityUnits:"
                                        + " !Ref Open}},",
                                "")))
                .isEqualTo(
                        "NEEDS_USAGE: cluster: between which sizes EMR scales it is known only when it is deployed or"
                                + " runs");
    }

    @Test
    void ofTwoValuesThatHangOnAnUnknownConditionNeither() {
        String group = "MinSize: !If [Known, '2', '7'], LaunchConfigurationName: !Ref Launch";

        assertThat(lines("AWS::AutoScaling::AutoScalingGroup", group))
                .containsExactly(
                        "instance m5.large: 1460 (2 x 730 hours)", "detailed monitoring: 14 (7 metrics x 2 instances)");
        assertThat(verdict("AWS::AutoScaling::AutoScalingGroup", group.replace("Known", "Unknown")))
                .isEqualTo("NEEDS_USAGE: instances: how many instances it starts");
    }

    @Test
    void theRegionThatIsGivenIsTheTemplates() {
        String template =
                """
                Mappings: {Sizes: {eu-west-1: {type: m5.xlarge}, us-east-1: {type: m5.large}}}
                Resources:
                  It: {Type: AWS::EC2::Instance, Properties: {InstanceType: !FindInMap [Sizes, !Ref 'AWS::Region', type]}}
                """;

        assertThat(type(Small.inventory(folder, template, Optional.of("eu-west-1"))))
                .isEqualTo("m5.xlarge");
        assertThat(type(Small.inventory(folder, template, Optional.of("us-east-1"))))
                .isEqualTo("m5.large");
        assertThat(type(Small.inventory(folder, template, Optional.empty()))).isEqualTo("${unknown}");
        assertThat(Small.inventory(folder, template, Optional.of("eu-west-1")).region())
                .as("what the templates say themselves")
                .isEmpty();
    }

    private static String type(Inventory inventory) {
        return inventory.resources().get(0).text("InstanceType").orElseThrow();
    }

    private List<String> lines(String type, String properties) {
        return Small.lines(priced(type, properties), "It");
    }

    private String verdict(String type, String properties) {
        return Small.verdict(priced(type, properties), "It");
    }

    private EnvironmentEstimate priced(String type, String properties) {
        return Small.priced(
                folder,
                """
                Parameters: {Open: {Type: String}, Subnets: {Type: 'List<AWS::EC2::Subnet::Id>'}}
                Conditions: {Known: !Equals [a, a], Unknown: !Equals [!Ref Open, a]}
                Resources:
                  It: {Type: %s, Properties: {%s}}
                  Aurora: {Type: AWS::RDS::DBCluster, Properties: {Engine: aurora-mysql}}
                  Launch:
                    Type: AWS::AutoScaling::LaunchConfiguration
                    Properties: {InstanceType: m5.large, BlockDeviceMappings: [{NoDevice: true}]}
                """
                        .formatted(type, properties));
    }
}
