package io.lakewarden.infra.network;

import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Kerberos;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup.EgressProperty;

/**
 * What nodes call of a KDC that is not their cluster's, and of a directory behind it, where the definition names one; it
 * names hosts, so the addresses are all those that a company's own network can have (RFC 1918).
 */
final class ForeignKdc {
    static final List<String> PRIVATE_ADDRESSES = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16");
    private static final int TICKETS = 88;
    private static final int PASSWORDS = 464;
    private static final int ADMINISTRATION = 749;
    private static final int NAMES = 53;
    private static final int DIRECTORY = 389;
    private static final int DIRECTORY_OVER_TLS = 636;

    private ForeignKdc() {}

    /** A port of a server. */
    private record Port(String protocol, int number, String description) {
        static Stream<Port> both(int number, String description) {
            return Stream.of(new Port("tcp", number, description), new Port("udp", number, description));
        }

        Stream<EgressProperty> everywhere() {
            return PRIVATE_ADDRESSES.stream().map(addresses -> EgressProperty.builder()
                    .description(description)
                    .ipProtocol(protocol)
                    .fromPort(number)
                    .toPort(number)
                    .cidrIp(addresses)
                    .build());
        }
    }

    /** The ways out that a cluster's nodes need for it; none where the KDC is the cluster's own. */
    static Stream<EgressProperty> calledBy(Cluster cluster) {
        return cluster.kerberos().map(Kerberos::kdc).stream()
                .flatMap(kdc -> kdc.match(
                        own -> Stream.<Port>of(),
                        trusted -> ports(
                                trusted.kdcServer(),
                                trusted.adminServer(),
                                trusted.join().isPresent()),
                        external -> ports(
                                external.kdcServer(),
                                external.adminServer(),
                                external.directory().isPresent())))
                .distinct()
                .flatMap(Port::everywhere);
    }

    private static Stream<Port> ports(String kdc, String administration, boolean directory) {
        List<Port> ports =
                new ArrayList<>(Port.both(port(kdc, TICKETS), "Tickets").toList());
        ports.add(new Port("tcp", port(administration, ADMINISTRATION), "Administration of the KDC"));
        Port.both(PASSWORDS, "Passwords").forEach(ports::add);
        Port.both(NAMES, "Names of hosts").forEach(ports::add);
        if (directory) {
            Port.both(TICKETS, "Tickets").forEach(ports::add);
            Port.both(DIRECTORY, "The directory").forEach(ports::add);
            ports.add(new Port("tcp", DIRECTORY_OVER_TLS, "The directory"));
        }

        return ports.stream();
    }

    /** Of {@code kdc.example.com:88} the port; the usual one where none is written. */
    private static int port(String server, int usual) {
        int colon = server.lastIndexOf(':');
        return colon < 0 ? usual : Integer.parseInt(server.substring(colon + 1));
    }
}
