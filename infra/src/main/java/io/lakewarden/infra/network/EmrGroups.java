package io.lakewarden.infra.network;

import io.lakewarden.model.Environment;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Kerberos;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.constructs.Construct;

/**
 * The security groups of clusters in private subnets, with the rules that EMR would otherwise add by itself
 * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html): releases up to 7 are reached on 8443
 * and answer on 9443, those of the line emr-spark-8 on 443 alone. Nothing is open to where the network ends.
 */
final class EmrGroups {
    private static final int HTTPS = 443;
    private static final int TO_NODES = 8443;
    private static final int FROM_PRIMARY = 9443;
    private static final String SPARK_LINE = "emr-spark-";
    /** Where a company's own Kerberos servers stand (RFC 1918). */
    private static final List<String> PRIVATE_ADDRESSES = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");

    private final Construct scope;
    private final String vpcId;
    private final String cidr;
    private final List<Cluster> clusters;
    private final CfnSecurityGroup primary;
    private final CfnSecurityGroup core;
    private final CfnSecurityGroup service;

    EmrGroups(Construct scope, String prefix, String vpcId, Environment environment) {
        this.scope = scope;
        this.vpcId = vpcId;
        this.cidr = environment.network().cidr();
        this.clusters = environment.allClusters().toList();
        this.primary = group("Primary", prefix + "-emr-primary", "Primary nodes of EMR clusters");
        this.core = group("Core", prefix + "-emr-core", "Core and task nodes of EMR clusters");
        this.service = group("ServiceAccess", prefix + "-emr-service", "EMR itself, where it reaches into the network");
        amongNodes();
        if (clusters.stream().anyMatch(cluster -> !isSparkLine(cluster))) {
            ingress("PrimaryFromService", primary, service, TO_NODES);
            ingress("CoreFromService", core, service, TO_NODES);
            ingress("ServiceFromPrimary", service, primary, FROM_PRIMARY);
            egress("ServiceToPrimary", service, primary, TO_NODES);
            egress("ServiceToCore", service, core, TO_NODES);
            egress("PrimaryToService", primary, service, FROM_PRIMARY);
        }

        if (reachedOnHttps()) {
            CfnSecurityGroupIngress.Builder.create(scope, "ServiceFromNetwork")
                    .groupId(service.getAttrGroupId())
                    .description("Clusters of the line emr-spark-8")
                    .ipProtocol("tcp")
                    .fromPort(HTTPS)
                    .toPort(HTTPS)
                    .cidrIp(cidr)
                    .build();
            egress("PrimaryToServiceCell", primary, service, HTTPS);
        }
    }

    /** Whether there are clusters of the line that is reached on 443 alone. */
    boolean reachedOnHttps() {
        return clusters.stream().anyMatch(EmrGroups::isSparkLine);
    }

    /** The id of the group of primary nodes. */
    String primary() {
        return primary.getAttrGroupId();
    }

    /** The id of the group of core and task nodes. */
    String core() {
        return core.getAttrGroupId();
    }

    /** The id of EMR's own group. */
    String service() {
        return service.getAttrGroupId();
    }

    private CfnSecurityGroup group(String id, String name, String description) {
        CfnSecurityGroup.Builder group = CfnSecurityGroup.Builder.create(scope, id + "Group")
                .groupDescription(description)
                .vpcId(vpcId)
                .tags(Tags.of(name));
        // Without a rule a group is open to everywhere: EMR's own may go nowhere but where a rule below lets it.
        return group.securityGroupEgress(id.equals("ServiceAccess") ? nowhere() : nodesMayCall())
                .build();
    }

    static List<CfnSecurityGroup.EgressProperty> nowhere() {
        return List.of(CfnSecurityGroup.EgressProperty.builder()
                .description("Nowhere")
                .ipProtocol("icmp")
                .fromPort(252)
                .toPort(86)
                .cidrIp("255.255.255.255/32")
                .build());
    }

    private List<CfnSecurityGroup.EgressProperty> nodesMayCall() {
        boolean askOthers = clusters.stream()
                .flatMap(cluster -> cluster.kerberos().stream())
                .map(Kerberos::kdc)
                .anyMatch(kdc -> !(kdc instanceof Kerberos.Kdc.OfCluster));
        return Stream.concat(
                        Stream.of(CfnSecurityGroup.EgressProperty.builder()
                                .description("Services of AWS; S3's addresses are not of this network")
                                .ipProtocol("tcp")
                                .fromPort(HTTPS)
                                .toPort(HTTPS)
                                .cidrIp("0.0.0.0/0")
                                .build()),
                        PRIVATE_ADDRESSES.stream()
                                .filter(any -> askOthers)
                                .map(addresses -> CfnSecurityGroup.EgressProperty.builder()
                                        .description("Kerberos servers and directories")
                                        .ipProtocol("-1")
                                        .cidrIp(addresses)
                                        .build()))
                .toList();
    }

    /** Nodes of clusters talk to each other on ports that nobody lists. */
    private void amongNodes() {
        for (CfnSecurityGroup to : List.of(primary, core)) {
            for (CfnSecurityGroup from : List.of(primary, core)) {
                String pair = name(to) + "From" + name(from);
                CfnSecurityGroupIngress.Builder.create(scope, pair)
                        .groupId(to.getAttrGroupId())
                        .sourceSecurityGroupId(from.getAttrGroupId())
                        .description("Nodes of a cluster")
                        .ipProtocol("-1")
                        .build();
                CfnSecurityGroupEgress.Builder.create(scope, name(from) + "To" + name(to))
                        .groupId(from.getAttrGroupId())
                        .destinationSecurityGroupId(to.getAttrGroupId())
                        .description("Nodes of a cluster")
                        .ipProtocol("-1")
                        .build();
            }
        }
    }

    private String name(CfnSecurityGroup group) {
        return group == primary ? "Primary" : "Core";
    }

    private void ingress(String id, CfnSecurityGroup to, CfnSecurityGroup from, int port) {
        CfnSecurityGroupIngress.Builder.create(scope, id)
                .groupId(to.getAttrGroupId())
                .sourceSecurityGroupId(from.getAttrGroupId())
                .description("EMR's own")
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
    }

    private void egress(String id, CfnSecurityGroup from, CfnSecurityGroup to, int port) {
        CfnSecurityGroupEgress.Builder.create(scope, id)
                .groupId(from.getAttrGroupId())
                .destinationSecurityGroupId(to.getAttrGroupId())
                .description("EMR's own")
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
    }

    private static boolean isSparkLine(Cluster cluster) {
        return cluster.release().startsWith(SPARK_LINE);
    }
}
