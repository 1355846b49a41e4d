package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances on hardware of their own are not priced as those that share it. */
class TenancyTest {
    private static final String NO_PRICE = " in us-east-1: the price book of 2026-07-20 has no such price; fetch newer"
            + " ones with ./lakewarden cost refresh, or add it to a book of your own";
    private static final String DEDICATED =
            "UNSUPPORTED: Cannot price AmazonEC2 DedicatedUsage:m5.xlarge RunInstances" + NO_PRICE;
    private static final String VOLUME = ", BlockDeviceMappings: [{Ebs: {VolumeSize: 8}}]";

    @TempDir
    private Path folder;

    @Test
    void anInstanceThatAsksForIt() {
        assertThat(instance("Tenancy: dedicated")).isEqualTo(DEDICATED);
        assertThat(instance("Tenancy: host"))
                .isEqualTo("UNSUPPORTED: Cannot price AmazonEC2 HostBoxUsage:m5.xlarge RunInstances" + NO_PRICE);
        assertThat(instance("Tenancy: default")).isEqualTo("PRICED");
        assertThat(instance("Tenancy: !Ref Open"))
                .isEqualTo("NEEDS_USAGE: instances: whether they share their hardware: their tenancy is known only when"
                        + " they are deployed");
    }

    @Test
    void oneWhoseTemplateOrConfigurationAsksForIt() {
        assertThat(instance("LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: 1}"))
                .isEqualTo(DEDICATED);
        assertThat(verdict(
                        "AWS::AutoScaling::AutoScalingGroup",
                        "MinSize: 2, LaunchConfigurationName: !Ref Configuration"))
                .isEqualTo(DEDICATED);
    }

    @Test
    void oneInAVpcThatIsDedicated() {
        assertThat(instance("SubnetId: !Ref Apart")).isEqualTo(DEDICATED);
        assertThat(instance("SubnetId: !Ref Apart, Tenancy: default")).isEqualTo(DEDICATED);
        assertThat(instance("SubnetId: !Ref Shared")).isEqualTo("PRICED");
        assertThat(instance("SubnetId: subnet-1")).isEqualTo("PRICED");
    }

    @Test
    void aClusterInAVpcThatIsDedicated() {
        assertThat(cluster("ON_DEMAND", "Apart")).isEqualTo(DEDICATED);
        assertThat(cluster("SPOT", "Apart"))
                .isEqualTo("UNSUPPORTED: Cannot price AmazonEC2 SpotUsage:m5.xlarge RunInstances on hardware of its own"
                        + NO_PRICE);
        assertThat(cluster("ON_DEMAND", "Shared")).isEqualTo("PRICED");
        assertThat(cluster("ON_DEMAND", "Either"))
                .isEqualTo(
                        "NEEDS_USAGE: cluster: whether its nodes share their hardware: its VPC's tenancy is known only"
                                + " when it is deployed");
    }

    private String cluster(String market, String subnet) {
        return verdict(
                "AWS::EMR::Cluster",
                "ReleaseLabel: emr-7.14.0, Instances: {Ec2SubnetId: !Ref %s, MasterInstanceGroup: {InstanceCount: 1, Market: %s, InstanceType: m5.xlarge}}"
                        .formatted(subnet, market));
    }

    private String instance(String properties) {
        return verdict("AWS::EC2::Instance", "InstanceType: m5.xlarge, " + properties + VOLUME);
    }

    private String verdict(String type, String properties) {
        return Small.verdict(
                Small.priced(
                        folder,
                        """
                        Parameters: {Open: {Type: String}}
                        Resources:
                          It: {Type: %s, Properties: {%s}}
                          Template:
                            Type: AWS::EC2::LaunchTemplate
                            Properties: {LaunchTemplateData: {Placement: {Tenancy: dedicated}}}
                          Configuration:
                            Type: AWS::AutoScaling::LaunchConfiguration
                            Properties: {InstanceType: m5.xlarge, PlacementTenancy: dedicated, BlockDeviceMappings: [{Ebs: {VolumeSize: 8}}]}
                          ApartVpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, InstanceTenancy: dedicated}}
                          Apart: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref ApartVpc}}
                          SharedVpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.1.0.0/16}}
                          Shared: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref SharedVpc}}
                          EitherVpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.2.0.0/16, InstanceTenancy: !Ref Open}}
                          Either: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref EitherVpc}}
                        """
                                .formatted(type, properties)),
                "It");
    }
}
