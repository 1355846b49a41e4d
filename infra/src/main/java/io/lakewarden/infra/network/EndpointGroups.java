package io.lakewarden.infra.network;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Kerberos;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.constructs.Construct;

/**
 * Who reaches the SQL endpoint of a cluster: machines of a group of its own, and the addresses that the definition names;
 * on the endpoint's port, and on that of the KDC where it is the cluster's own. Nothing else of the cluster is open to them.
 */
final class EndpointGroups {
    private static final int KERBEROS = 88;

    private final Construct scope;
    private final String vpcId;
    private final String cidr;

    EndpointGroups(Construct scope, String vpcId, String cidr) {
        this.scope = scope;
        this.vpcId = vpcId;
        this.cidr = cidr;
    }

    /** A way to a port, from wherever. */
    private record Way(String protocol, int port, String description) {}

    /** The id of the group that a cluster's primary node is in, besides those that EMR manages. */
    String of(String prefix, Cluster cluster) {
        String id = ConstructId.of(cluster.name());
        String name = prefix + "-" + cluster.name() + "-sql";
        List<Way> ways = ways(cluster);
        CfnSecurityGroup users = CfnSecurityGroup.Builder.create(scope, id + "SqlUsersGroup")
                .groupDescription("Machines from which users send SQL to cluster " + cluster.name())
                .vpcId(vpcId)
                .securityGroupEgress(ways.stream().map(way -> outOf(way, cidr)).toList())
                .tags(List.of(
                        CfnTag.builder().key("Name").value(name + "-users").build()))
                .build();
        List<CfnSecurityGroup.IngressProperty> ingress = new ArrayList<>();
        for (Way way : ways) {
            ingress.add(into(way).sourceSecurityGroupId(users.getAttrGroupId()).build());
            addresses(cluster)
                    .forEach(block -> ingress.add(into(way).cidrIp(block).build()));
        }

        return CfnSecurityGroup.Builder.create(scope, id + "SqlGroup")
                .groupDescription("The SQL endpoint of cluster " + cluster.name())
                .vpcId(vpcId)
                .securityGroupIngress(ingress)
                .securityGroupEgress(EmrGroups.nowhere())
                .tags(Tags.of(name))
                .build()
                .getAttrGroupId();
    }

    private static Stream<String> addresses(Cluster cluster) {
        return cluster.kerberos().stream().flatMap(kerberos -> kerberos.usersFrom().stream());
    }

    private static List<Way> ways(Cluster cluster) {
        Way sql = new Way("tcp", NetworkStack.SQL_PORT, "SQL");
        boolean ownKdc = cluster.kerberos()
                .map(Kerberos::kdc)
                .filter(kdc -> !(kdc instanceof Kerberos.Kdc.External))
                .isPresent();
        return ownKdc
                ? List.of(sql, new Way("tcp", KERBEROS, "Tickets"), new Way("udp", KERBEROS, "Tickets"))
                : List.of(sql);
    }

    private static CfnSecurityGroup.IngressProperty.Builder into(Way way) {
        return CfnSecurityGroup.IngressProperty.builder()
                .description(way.description())
                .ipProtocol(way.protocol())
                .fromPort(way.port())
                .toPort(way.port());
    }

    private static CfnSecurityGroup.EgressProperty outOf(Way way, String addresses) {
        return CfnSecurityGroup.EgressProperty.builder()
                .description(way.description())
                .ipProtocol(way.protocol())
                .fromPort(way.port())
                .toPort(way.port())
                .cidrIp(addresses)
                .build();
    }
}
