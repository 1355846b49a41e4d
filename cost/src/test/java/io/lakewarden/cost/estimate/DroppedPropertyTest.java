package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A property that makes a resource dearer makes its line dearer. */
class DroppedPropertyTest {
    @TempDir
    private Path folder;

    @Test
    void operationsAndThroughputOfAnInstancesVolume() {
        String usual =
                "InstanceType: m5.large, BlockDeviceMappings: [{DeviceName: d, Ebs: {VolumeType: gp3, VolumeSize: 100%s}}]";

        assertThat(lines("AWS::EC2::Instance", usual.formatted("")))
                .containsExactly(
                        "instance m5.large: 730 (always on: 730 hours a month)", "volume: 100 (as the template says)");
        assertThat(lines("AWS::EC2::Instance", usual.formatted(", Iops: 5000, Throughput: 500")))
                .containsExactly(
                        "instance m5.large: 730 (always on: 730 hours a month)",
                        "volume: 100 (as the template says)",
                        "volume throughput: 375 (as the template says, above 125 MiB a second)",
                        "volume operations: 2000 (as the template says, above 3000 a second)");
    }

    @Test
    void operationsAndThroughputOfTheRootVolumesOfACluster() {
        String cluster =
                "ReleaseLabel: emr-7.14.0, %s Instances: {MasterInstanceGroup: {InstanceCount: 1, InstanceType:"
                        + " m5d.xlarge}}";

        assertThat(lines("AWS::EMR::Cluster", cluster.formatted("")))
                .hasSize(3)
                .noneMatch(line -> line.contains("root volume operations"));
        assertThat(lines(
                        "AWS::EMR::Cluster",
                        cluster.formatted("EbsRootVolumeIops: 4000, EbsRootVolumeThroughput: 225,")))
                .contains(
                        "primary m5d.xlarge, root volume operations: 1000 (always on: 730 hours a month x 1000 operations"
                                + " a second / 730)",
                        "primary m5d.xlarge, root volume throughput: 100 (always on: 730 hours a month x 100 MiB a second"
                                + " / 730)");
    }

    @Test
    void aGroupThatScalesItselfIsPricedBetweenItsLimits() {
        String group = "ReleaseLabel: emr-7.14.0, Instances: {MasterInstanceGroup: {InstanceCount: 1, InstanceType:"
                + " m5d.xlarge}, CoreInstanceGroup: {InstanceCount: 2, InstanceType: m5d.xlarge%s}}";

        assertThat(lines("AWS::EMR::Cluster", group.formatted("")))
                .contains("core m5d.xlarge, EMR's fee: 1460 (always on: 730 hours a month x 2 nodes)");
        assertThat(lines(
                        "AWS::EMR::Cluster",
                        group.formatted(", AutoScalingPolicy: {Constraints: {MinCapacity: 2, MaxCapacity: 10}}")))
                .contains("core m5d.xlarge, EMR's fee: 4380 (always on: 730 hours a month x 6 nodes)");
        assertThat(verdict(
                        "AWS::EMR::Cluster",
                        group.formatted(
                                ", AutoScalingPolicy: {Constraints: {MinCapacity: 2, MaxCapacity: !Ref Most}}")))
                .isEqualTo(
                        "NEEDS_USAGE: cluster: type, number, volumes or scaling of its core nodes are known only when"
                                + " it is deployed or runs");
    }

    @Test
    void whatManagedScalingAddsBeyondItsLimitOnDemandIsSpot() {
        String cluster = "ReleaseLabel: emr-7.14.0, ManagedScalingPolicy: {ComputeLimits: {MinimumCapacityUnits: 2,"
                + " MaximumCapacityUnits: 10%s}}, Instances: {MasterInstanceFleet: {TargetOnDemandCapacity: 1,"
                + " InstanceTypeConfigs: [{InstanceType: m6gd.4xlarge}]}, CoreInstanceFleet: {TargetOnDemandCapacity: 2,"
                + " InstanceTypeConfigs: [{InstanceType: m6gd.4xlarge}]}}";

        assertThat(lines("AWS::EMR::Cluster", cluster.formatted("")))
                .contains("core m6gd.4xlarge, on demand: 4380 (always on: 730 hours a month x 6 nodes)")
                .noneMatch(line -> line.contains("spot"));
        assertThat(lines("AWS::EMR::Cluster", cluster.formatted(", MaximumOnDemandCapacityUnits: 4")))
                .contains(
                        "core m6gd.4xlarge, on demand: 2920 (always on: 730 hours a month x 4 nodes)",
                        "core m6gd.4xlarge, spot: 1387 (always on: 730 hours a month x 1.9 nodes; the region's figure, no zone"
                                + " was seen and the spread is that of other types)");
    }

    @Test
    void whatManagedScalingAddsBeyondItsLimitOfCoreNodesIsTaskNodes() {
        String cluster = "ReleaseLabel: emr-7.14.0, ManagedScalingPolicy: {ComputeLimits: {MinimumCapacityUnits: 4,"
                + " MaximumCapacityUnits: 16%s}}, Instances: {MasterInstanceFleet: {TargetOnDemandCapacity: 1,"
                + " InstanceTypeConfigs: [{InstanceType: m5.xlarge}]}, CoreInstanceFleet: {TargetOnDemandCapacity: 2,"
                + " InstanceTypeConfigs: [{InstanceType: m5d.xlarge}]}%s}";
        String task =
                ", TaskInstanceFleets: [{TargetSpotCapacity: 2, InstanceTypeConfigs: [{InstanceType: r5d.xlarge}]}]";

        assertThat(lines("AWS::EMR::Cluster", cluster.formatted("", task)))
                .contains(
                        "core m5d.xlarge, EMR's fee: 3650 (always on: 730 hours a month x 5 nodes)",
                        "task r5d.xlarge, EMR's fee: 3650 (always on: 730 hours a month x 5 nodes)");
        assertThat(lines("AWS::EMR::Cluster", cluster.formatted(", MaximumCoreCapacityUnits: 3", task)))
                .contains(
                        "core m5d.xlarge, EMR's fee: 2190 (always on: 730 hours a month x 3 nodes)",
                        "task r5d.xlarge, EMR's fee: 5110 (always on: 730 hours a month x 7 nodes)")
                .noneMatch(line -> line.startsWith("task r5d.xlarge, on demand: 5110"));
        assertThat(lines("AWS::EMR::Cluster", cluster.formatted(", MaximumCoreCapacityUnits: 3", "")))
                .contains(
                        "core m5d.xlarge, on demand: 2190 (always on: 730 hours a month x 3 nodes)",
                        "task m5d.xlarge, on demand: 5110 (always on: 730 hours a month x 7 nodes)");
        assertThat(lines(
                        "AWS::EMR::Cluster",
                        cluster.formatted(", MaximumCoreCapacityUnits: 3, MaximumOnDemandCapacityUnits: 4", task)))
                .contains(
                        "core m5d.xlarge, on demand: 2190 (always on: 730 hours a month x 3 nodes)",
                        "task r5d.xlarge, on demand: 730 (always on: 730 hours a month)");
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted(", MaximumCoreCapacityUnits: !Ref Most", task)))
                .isEqualTo(
                        "NEEDS_USAGE: cluster: between which sizes EMR scales it is known only when it is deployed or"
                                + " runs");
    }

    @Test
    void theRootVolumeThatAReleaseHasWhereNothingIsSaid() {
        String cluster =
                "ReleaseLabel: %s, Instances: {MasterInstanceGroup: {InstanceCount: 1, InstanceType: m5d.xlarge}}";
        String root = "primary m5d.xlarge, root volume: ";

        assertThat(Map.of(
                        "emr-5.36.2", "10 gp2",
                        "emr-6.9.1", "10 gp2",
                        "emr-6.10.0", "15 gp2",
                        "emr-6.14.0", "15 gp2",
                        "emr-6.15.0", "15 gp3",
                        "emr-7.14.0", "15 gp3",
                        "emr-spark-8.0.0", "15 gp3"))
                .allSatisfy((release, volume) -> {
                    EnvironmentEstimate estimate = priced("AWS::EMR::Cluster", cluster.formatted(release));
                    String gibibytes = volume.split(" ")[0];
                    assertThat(Small.lines(estimate, "It"))
                            .contains(
                                    root + gibibytes + " (always on: 730 hours a month x " + gibibytes + " GB / 730)");
                    assertThat(estimate.lines())
                            .filteredOn(line -> line.what().equals("primary m5d.xlarge, root volume"))
                            .extracting(line -> line.key().usageType())
                            .containsExactly("EBS:VolumeUsage." + volume.split(" ")[1]);
                });
        assertThat(verdict("AWS::EMR::Cluster", cluster.formatted("!Ref Most")))
                .isEqualTo("NEEDS_USAGE: cluster: its release, and with it its root volume, is known only when it is"
                        + " deployed or runs");
    }

    @Test
    void lessThanNothingIsNoSize() {
        assertThat(lines("AWS::EC2::Volume", "VolumeType: gp3, Size: 5"))
                .containsExactly("volume: 5 (as the template says)");
        assertThat(lines("AWS::EC2::Volume", "VolumeType: gp3, Size: -5")).isEmpty();
        assertThat(verdict("AWS::EC2::Volume", "VolumeType: gp3, Size: -5")).startsWith("NEEDS_USAGE: volume");
    }

    @Test
    void theTypeThatAPolicyOfAGroupPutsFirstIsPriced() {
        String group = "DesiredCapacity: '4', MaxSize: '8', MinSize: '0', MixedInstancesPolicy: {%sLaunchTemplate:"
                + " {LaunchTemplateSpecification: {LaunchTemplateId: !Ref Launch}%s}}";
        String overrides = ", Overrides: [{InstanceType: m5.4xlarge, WeightedCapacity: '2'}, {InstanceType: r5.large}]";

        assertThat(lines("AWS::AutoScaling::AutoScalingGroup", group.formatted("", "")))
                .containsExactly(
                        "instance m5.large: 2920 (4 x 730 hours)", "volume: 400 (as the template says, of 4 machines)");
        assertThat(lines("AWS::AutoScaling::AutoScalingGroup", group.formatted("", overrides)))
                .containsExactly(
                        "instance m5.4xlarge: 1460 (2 x 730 hours)",
                        "volume: 200 (as the template says, of 2 machines)");
        assertThat(verdict(
                        "AWS::AutoScaling::AutoScalingGroup",
                        group.formatted(
                                "InstancesDistribution: {OnDemandPercentageAboveBaseCapacity: 20}, ", overrides)))
                .isEqualTo("NEEDS_USAGE: instances: how many of its 4 units are spot, and of which types");
        assertThat(verdict(
                        "AWS::AutoScaling::AutoScalingGroup",
                        group.formatted(
                                "InstancesDistribution: {OnDemandAllocationStrategy: lowest-price}, ", overrides)))
                .isEqualTo("NEEDS_USAGE: instances: of which of its policy's types they are");
    }

    @Test
    void provisionedStorageOfADatabaseInTwoZonesIsPaidTwice() {
        String database =
                "DBInstanceClass: db.t3.large, Engine: mysql, AllocatedStorage: '500', StorageType: %s, MultiAZ: %s%s";

        assertThat(lines("AWS::RDS::DBInstance", database.formatted("io1", "false", ", Iops: 1000")))
                .contains(
                        "database storage: 500 (as the template says)",
                        "database operations: 1000 (as the template says)");
        assertThat(lines("AWS::RDS::DBInstance", database.formatted("io1", "true", ", Iops: 1000")))
                .contains(
                        "database storage: 1000 (as the template says, in two zones)",
                        "database operations: 2000 (as the template says, in two zones)");
    }

    @Test
    void whatGp3DoesBeyondItsBaselineHasNoPriceInTheBookAndIsNotZero() {
        String database =
                "DBInstanceClass: db.t3.large, Engine: mysql, AllocatedStorage: '%s', StorageType: gp3, Iops: %s,"
                        + " StorageThroughput: %s";

        assertThat(verdict("AWS::RDS::DBInstance", database.formatted("100", "3000", "125")))
                .isEqualTo("PRICED");
        assertThat(verdict("AWS::RDS::DBInstance", database.formatted("500", "12000", "500")))
                .isEqualTo("PRICED");
        assertThat(verdict("AWS::RDS::DBInstance", database.formatted("100", "12000", "125")))
                .startsWith("UNSUPPORTED: ")
                .contains("AmazonRDS RDS:GP3-PIOPS");
        assertThat(verdict("AWS::RDS::DBInstance", database.formatted("100", "3000", "250")))
                .contains("AmazonRDS RDS:GP3-Throughput");
    }

    @Test
    void aSecretIsPaidInEachRegion() {
        assertThat(lines("AWS::SecretsManager::Secret", "Name: a")).containsExactly("secret: 1 (one a month)");
        assertThat(lines("AWS::SecretsManager::Secret", "ReplicaRegions: [{Region: eu-west-1}, {Region: eu-south-2}]"))
                .containsExactly("secret: 3 (one, and 2 in other regions at its price)");
    }

    @Test
    void anAlarmIsPaidByTheMetricsThatItLooksAtAndHowOften() {
        String metric = "{Id: m, MetricStat: {Metric: {MetricName: a}, Period: %s, Stat: Sum}}";
        String band = "{Id: band, Expression: 'ANOMALY_DETECTION_BAND(m, 2)'}";

        assertThat(usage("Period: 60, MetricName: a")).isEqualTo("CW:AlarmMonitorUsage 1 (one metric)");
        assertThat(usage("Period: 10, MetricName: a")).isEqualTo("CW:HighResAlarmMonitorUsage 1 (one metric)");
        assertThat(usage("Metrics: [" + metric.formatted(60) + "]")).isEqualTo("CW:AlarmMonitorUsage 1 (one metric)");
        assertThat(usage("Metrics: [" + metric.formatted(30) + "]"))
                .isEqualTo("CW:HighResAlarmMonitorUsage 1 (one metric)");
        assertThat(usage("ThresholdMetricId: band, Metrics: [" + metric.formatted(60) + ", " + band + "]"))
                .isEqualTo("CW:AlarmMonitorUsage 3 (one metric and the band of what is expected, three each)");
        assertThat(verdict(
                        "AWS::CloudWatch::Alarm", "Metrics: [{Id: q, Period: 60, Expression: 'SELECT MAX(a) FROM b'}]"))
                .isEqualTo("NEEDS_USAGE: alarm: how many metrics its query looks at (0.1 USD a metric-month)");
        assertThat(lines("AWS::CloudWatch::CompositeAlarm", "AlarmRule: ALARM(a)"))
                .containsExactly("composite alarm: 1 (one a month)");
    }

    private String usage(String alarm) {
        Line line = priced("AWS::CloudWatch::Alarm", alarm).lines().get(0);
        return line.key().usageType() + " " + line.quantity().toPlainString() + " (" + line.derivation() + ")";
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
                Parameters: {Most: {Type: Number}}
                Resources:
                  It: {Type: %s, Properties: {%s}}
                  Launch:
                    Type: AWS::EC2::LaunchTemplate
                    Properties: {LaunchTemplateData: {InstanceType: m5.large, BlockDeviceMappings: [{Ebs: {VolumeSize: 100}}]}}
                """
                        .formatted(type, properties));
    }
}
