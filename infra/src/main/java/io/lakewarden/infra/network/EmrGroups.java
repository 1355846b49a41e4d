package io.lakewarden.infra.network;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Metrics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgress;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.constructs.Construct;

/**
 * The security groups of one cluster in private subnets, with the rules that EMR would otherwise add by itself
 * (https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html): releases up to 7 are reached on 8443
 * and answer on 9443, those of the line emr-spark-8 on 443 alone. No rule leads to the nodes of another cluster: whoever
 * has code on one reaches no port of the others.
 */
final class EmrGroups {
    private static final int HTTPS = 443;
    private static final int TO_NODES = 8443;
    private static final int FROM_PRIMARY = 9443;
    private static final String SPARK_LINE = "emr-spark-";
    private static final String AMONG_NODES = "Nodes of the cluster";
    private static final String OF_EMR = "EMR itself";

    private final Construct scope;
    private final String id;
    private final CfnSecurityGroup primary;
    private final CfnSecurityGroup core;
    private final CfnSecurityGroup service;

    /** Makes them. */
    EmrGroups(Construct scope, String vpcId, Site site, Cluster cluster) {
        String prefix = site.prefix();
        String name = cluster.name();
        this.scope = scope;
        this.id = ConstructId.of(name);
        this.primary = group("Primary", "Primary nodes of cluster " + name, nodesMayCall(site, cluster))
                .tags(Tags.of(prefix + "-" + name + "-primary"))
                .vpcId(vpcId)
                .build();
        this.core = group("Core", "Core and task nodes of cluster " + name, nodesMayCall(site, cluster))
                .tags(Tags.of(prefix + "-" + name + "-core"))
                .vpcId(vpcId)
                .build();
        // Without a rule a group is open to everywhere: EMR's own may go nowhere but where a rule below lets it.
        this.service = group("ServiceAccess", "EMR itself, where it reaches cluster " + name, nowhere())
                .tags(Tags.of(prefix + "-" + name + "-service"))
                .vpcId(vpcId)
                .build();
        amongNodes();
        if (isSparkLine(cluster)) {
            overHttps(site.environment().network().cidr());
        } else {
            overItsOwnPorts();
        }
    }

    /** Whether EMR reaches it on 443 alone. */
    static boolean isSparkLine(Cluster cluster) {
        return cluster.release().startsWith(SPARK_LINE);
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

    private CfnSecurityGroup.Builder group(
            String kind, String description, List<CfnSecurityGroup.EgressProperty> egress) {
        return CfnSecurityGroup.Builder.create(scope, id + kind + "Group")
                .groupDescription(description)
                .securityGroupEgress(egress);
    }

    /** For a group that no traffic leaves. */
    static List<CfnSecurityGroup.EgressProperty> nowhere() {
        return List.of(CfnSecurityGroup.EgressProperty.builder()
                .description("Nowhere")
                .ipProtocol("icmp")
                .fromPort(252)
                .toPort(86)
                .cidrIp("255.255.255.255/32")
                .build());
    }

    private static List<CfnSecurityGroup.EgressProperty> nodesMayCall(Site site, Cluster cluster) {
        return Stream.of(
                        Stream.of(CfnSecurityGroup.EgressProperty.builder()
                                .description("Services of AWS; the addresses of S3 are not of this network")
                                .ipProtocol("tcp")
                                .fromPort(HTTPS)
                                .toPort(HTTPS)
                                .cidrIp("0.0.0.0/0")
                                .build()),
                        ForeignKdc.calledBy(cluster),
                        ownSink(site))
                .flatMap(ways -> ways)
                .toList();
    }

    /** A Ganglia of one's own listens somewhere in private addresses. */
    private static Stream<CfnSecurityGroup.EgressProperty> ownSink(Site site) {
        return site.environment().metrics() instanceof Metrics.Ganglia ganglia
                ? ForeignKdc.PRIVATE_ADDRESSES.stream().map(addresses -> CfnSecurityGroup.EgressProperty.builder()
                        .description("Metrics")
                        .ipProtocol("udp")
                        .fromPort(ganglia.port())
                        .toPort(ganglia.port())
                        .cidrIp(addresses)
                        .build())
                : Stream.of();
    }

    /** Nodes of a cluster talk to each other on ports that nobody lists. */
    private void amongNodes() {
        Map<String, CfnSecurityGroup> nodes = Map.of("Primary", primary, "Core", core);
        for (String to : List.of("Primary", "Core")) {
            for (String from : List.of("Primary", "Core")) {
                ingress(to + "From" + from, AMONG_NODES)
                        .groupId(nodes.get(to).getAttrGroupId())
                        .sourceSecurityGroupId(nodes.get(from).getAttrGroupId())
                        .ipProtocol("-1")
                        .build();
                egress(from + "To" + to, AMONG_NODES)
                        .groupId(nodes.get(from).getAttrGroupId())
                        .destinationSecurityGroupId(nodes.get(to).getAttrGroupId())
                        .ipProtocol("-1")
                        .build();
            }
        }
    }

    private void overItsOwnPorts() {
        way("Service", service, "Primary", primary, TO_NODES);
        way("Service", service, "Core", core, TO_NODES);
        way("Primary", primary, "Service", service, FROM_PRIMARY);
    }

    private void overHttps(String cidr) {
        ingress("ServiceFromNetwork", OF_EMR)
                .groupId(service())
                .ipProtocol("tcp")
                .fromPort(HTTPS)
                .toPort(HTTPS)
                .cidrIp(cidr)
                .build();
        egress("PrimaryToService", OF_EMR)
                .groupId(primary())
                .destinationSecurityGroupId(service())
                .ipProtocol("tcp")
                .fromPort(HTTPS)
                .toPort(HTTPS)
                .build();
    }

    private void way(String fromName, CfnSecurityGroup from, String toName, CfnSecurityGroup to, int port) {
        ingress(toName + "From" + fromName, OF_EMR)
                .groupId(to.getAttrGroupId())
                .sourceSecurityGroupId(from.getAttrGroupId())
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
        egress(fromName + "To" + toName, OF_EMR)
                .groupId(from.getAttrGroupId())
                .destinationSecurityGroupId(to.getAttrGroupId())
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .build();
    }

    private CfnSecurityGroupIngress.Builder ingress(String way, String description) {
        return CfnSecurityGroupIngress.Builder.create(scope, id + way).description(description);
    }

    private CfnSecurityGroupEgress.Builder egress(String way, String description) {
        return CfnSecurityGroupEgress.Builder.create(scope, id + way).description(description);
    }
}
