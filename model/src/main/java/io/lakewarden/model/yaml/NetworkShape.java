package io.lakewarden.model.yaml;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Network;
import io.lakewarden.model.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the definition says about a network. */
final class NetworkShape {
    static final TextShape<String> CIDR =
            TextShape.of("a block of addresses", "10.0.0.0/16", "([0-9]{1,3}[.]){3}[0-9]{1,3}/[0-9]{1,2}", 18);
    private static final TextShape<String> ZONE =
            TextShape.of("the name of an availability zone", "eu-west-1a", "[a-z]{2}(-[a-z]+)+-[0-9][a-z]", 32);
    private static final TextShape<String> VPC =
            TextShape.of("the id of a VPC", "vpc-0123456789abcdef0", "vpc-[0-9a-f]{8,17}", 21);
    private static final TextShape<String> SUBNET =
            TextShape.of("the id of a subnet", "subnet-0123456789abcdef0", "subnet-[0-9a-f]{8,17}", 24);

    /** A network whose environment is still to come. */
    interface Draft {
        Network of(Home home, Settings settings);
    }

    static final Shape<Draft> SHAPE = shape();

    private NetworkShape() {}

    private static Shape<Draft> shape() {
        Field<String> cidr = Field.withDefault("cidr", CIDR, Network.USUAL_CIDR, "Its addresses");
        Field<List<String>> zones = Field.withDefault(
                "availabilityZones",
                ListShape.ofNames(ZONE, 1, 6),
                List.of(),
                "the first of the region",
                "By name, each with a private subnet; as many as the setting availabilityZones says");
        Field<Optional<String>> vpc = Field.optional("vpcId", VPC, "An existing one, with its routes and endpoints");
        Field<SortedMap<String, String>> subnets = Field.withDefault(
                "subnetIds",
                new NamedShape<>("a subnet", ZONE, SUBNET, 1, 6).map(NetworkShape::sorted),
                new TreeMap<>(),
                "Of an existing one: a private subnet by the name of its zone");
        return new ObjectShape<>(
                "a network",
                List.of(cidr, zones, vpc, subnets),
                List.of(
                        new Constraint.Needs("vpcId", "subnetIds"),
                        new Constraint.Needs("vpcId", "cidr"),
                        new Constraint.Needs("subnetIds", "vpcId"),
                        new Constraint.Excludes("availabilityZones", "vpcId")),
                keys -> {
                    String addresses = keys.value(cidr);
                    List<String> named = keys.value(zones);
                    Optional<String> existing = keys.value(vpc);
                    SortedMap<String, String> ids = keys.value(subnets);
                    return (home, settings) -> existing.<Network>map(id -> new Network.Existing(id, addresses, ids))
                            .orElseGet(() -> new Network.Own(
                                    addresses, named.isEmpty() ? Environment.usualZones(home, settings) : named));
                });
    }

    private static SortedMap<String, String> sorted(List<Map.Entry<String, String>> entries) {
        SortedMap<String, String> sorted = new TreeMap<>();
        entries.forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
