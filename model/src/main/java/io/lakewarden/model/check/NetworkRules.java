package io.lakewarden.model.check;

import io.lakewarden.model.AddressBlock;
import io.lakewarden.model.DataRetention;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Network;
import io.lakewarden.model.NodePath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What must hold of an account's network and of what stays in it. */
final class NetworkRules {
    private static final int LARGEST_BLOCK = 16;
    private static final int SMALLEST_BLOCK = 28;
    /** This network, the host itself, its link, and many at once (RFC 6890, RFC 5771). */
    private static final List<String> OF_NO_HOST =
            List.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4", "240.0.0.0/4");

    private NetworkRules() {}

    private static Stream<Environment> inAccounts(Index index) {
        return index.platform().environments().stream().filter(environment -> !environment.isLocal());
    }

    private static NodePath network(Environment environment) {
        return Index.file(environment).to("network");
    }

    /** A VPC's block has between 2^4 and 2^16 addresses (VPC User Guide, vpc-cidr-blocks). */
    static Stream<Violation> cidr(Index index) {
        return inAccounts(index)
                .filter(environment -> !isBlock(environment.network().cidr()))
                .map(environment -> new Violation(
                        network(environment).to("cidr"),
                        "Invalid cidr: got " + environment.network().cidr()
                                + ", expected a block from /16 to /28 of addresses that hosts have, from its first one",
                        "write for example 10.0.0.0/16"));
    }

    private static boolean isBlock(String cidr) {
        return AddressBlock.of(cidr)
                .filter(block -> block.bits() >= LARGEST_BLOCK && block.bits() <= SMALLEST_BLOCK)
                .filter(block -> OF_NO_HOST.stream()
                        .flatMap(known -> AddressBlock.of(known).stream())
                        .noneMatch(block::isWithin))
                .isPresent();
    }

    static Stream<Violation> sharedSubnet(Index index) {
        return inAccounts(index).flatMap(environment -> environment
                .network()
                .match(own -> Stream.empty(), existing -> sharedSubnet(network(environment), existing.subnetIds())));
    }

    private static Stream<Violation> sharedSubnet(NodePath network, SortedMap<String, String> subnets) {
        Map<String, String> first = new HashMap<>();
        return subnets.entrySet().stream()
                .filter(subnet -> first.putIfAbsent(subnet.getValue(), subnet.getKey()) != null)
                .map(subnet -> new Violation(
                        network.to("subnetIds", subnet.getKey()),
                        "Cannot find " + subnet.getValue() + " in " + subnet.getKey()
                                + ": a subnet is in one zone, and " + first.get(subnet.getValue()) + " has it already",
                        "name another, or leave one of the zones out"));
    }

    /** A subnet has 2^4 addresses at least (VPC User Guide, subnet-sizing). */
    static Stream<Violation> subnets(Index index) {
        return inAccounts(index)
                .filter(environment -> environment.network() instanceof Network.Own own
                        && isBlock(own.cidr())
                        && own.subnetBits() > SMALLEST_BLOCK)
                .map(environment -> new Violation(
                        network(environment).to("cidr"),
                        "Cannot make subnets in " + environment.network().cidr() + ": each is an eighth of it, and "
                                + "AWS's smallest is a /28",
                        "write a block from /16 to /25"));
    }

    static Stream<Violation> zoneOfAnotherRegion(Index index) {
        return inAccounts(index).flatMap(environment -> environment.network().zones().stream()
                .filter(zone -> !isIn(environment.home(), zone))
                .map(zone -> new Violation(
                        network(environment)
                                .to(
                                        environment
                                                .network()
                                                .match(own -> "availabilityZones", existing -> "subnetIds"),
                                        zone),
                        "Cannot span the zone " + zone + ": it is of another region than " + environment.name(),
                        "name a zone of its region")));
    }

    private static boolean isIn(Home home, String zone) {
        return home instanceof Home.Aws aws
                && zone.substring(0, zone.length() - 1).equals(aws.region());
    }

    static Stream<Violation> unconfirmedDestruction(Index index) {
        return inAccounts(index)
                .filter(environment -> isHalfSaid(environment.dataRetention(), environment.name()))
                .map(environment -> new Violation(
                        Index.file(environment)
                                .to(environment.dataRetention().destroy() ? "dataRetention" : "destroyDataOf"),
                        "Cannot destroy the data of " + environment.name()
                                + " with its stacks: of dataRetention: destroy and destroyDataOf: "
                                + environment.name() + " only one is there",
                        "write both, or neither"));
    }

    private static boolean isHalfSaid(DataRetention retention, String environment) {
        return !retention.destroys(environment)
                && (retention.destroy() || retention.destroyDataOf().isPresent());
    }
}
