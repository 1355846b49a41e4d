package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.SpotPrice;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom an instance shares its hardware with. In a VPC whose tenancy is dedicated nobody, unless it asks for a host of its own
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dedicated-instance.html).
 */
enum Tenancy {
    /** With other accounts. */
    SHARED,
    /** With none. */
    DEDICATED,
    /** It runs on a host that is billed by itself. */
    HOST,
    /** Only a deployment knows. */
    UNKNOWN;

    /**
     * That of instances.
     *
     * @param asked what the instance, its template or its configuration asks for, the first that says something
     * @param subnets what names the subnets that they stand in
     */
    static Tenancy of(Inventory inventory, Stream<JsonNode> asked, String subnets) {
        Optional<Tenancy> own = asked.map(JsonNode::asText)
                .filter(text -> !text.isEmpty())
                .map(Tenancy::of)
                .findFirst();
        Tenancy around = around(inventory, subnets);
        return own.filter(tenancy -> tenancy != SHARED || around == SHARED).orElse(around);
    }

    /** What the VPCs of these subnets say, as far as they are in the templates. */
    private static Tenancy around(Inventory inventory, String subnets) {
        return inventory.ofType("AWS::EC2::Subnet").stream()
                .filter(subnet -> subnet.isNamedIn(subnets))
                .flatMap(subnet -> inventory.ofType("AWS::EC2::VPC").stream()
                        .filter(vpc -> vpc.isNamedIn(subnet.text("VpcId").orElse(""))))
                .map(vpc -> of(vpc.text("InstanceTenancy").orElse("default")))
                .filter(tenancy -> tenancy != SHARED)
                .findFirst()
                .orElse(SHARED);
    }

    private static Tenancy of(String text) {
        return switch (text) {
            case "dedicated" -> DEDICATED;
            case "host" -> HOST;
            default -> text.contains("${") ? UNKNOWN : SHARED;
        };
    }

    /** What a spot instance costs; on hardware of its own, no price of it is known. */
    SpotPrice spot(Context context, String instanceType) {
        if (this != SHARED) {
            throw context.book().missing(PriceKeys.spot(instanceType) + " on hardware of its own", context.region());
        }

        return context.book().spot(context.region(), instanceType);
    }

    /** The price of an instance on demand. */
    PriceKey onDemand(String instanceType) {
        return switch (this) {
            case SHARED, UNKNOWN -> PriceKeys.onDemand(instanceType);
            case DEDICATED -> PriceKeys.dedicated(instanceType);
            case HOST -> PriceKeys.onHost(instanceType);
        };
    }
}
