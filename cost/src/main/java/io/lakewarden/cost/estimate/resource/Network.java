package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Gateways, endpoints and addresses; and which way the data takes to S3. */
final class Network {
    private static final String NAT = "AWS::EC2::NatGateway";
    private static final String ENDPOINT = "AWS::EC2::VPCEndpoint";

    private Network() {}

    /** By the hour; and by the gigabyte, if data goes to S3 through it because no endpoint is there for it. */
    static List<Draft> nat(Resource nat, Context context) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.fixed(
                nat,
                PriceKeys.NAT_HOUR,
                "gateway",
                Amount.of(Context.HOURS_PER_MONTH),
                "always on: 730 hours a month"));
        boolean isFirst = context.inventory().ofType(NAT).get(0).equals(nat);
        if (isFirst && s3Endpoints(context).isEmpty()) {
            addData(drafts, nat, context, PriceKeys.NAT_GIGABYTE, "no endpoint of S3 is there");
        }

        return drafts;
    }

    /** An address of a gateway or a machine. */
    static List<Draft> address(Resource address, Context context) {
        return List.of(Draft.fixed(
                address,
                PriceKeys.PUBLIC_ADDRESS_HOUR,
                "public address",
                Amount.of(Context.HOURS_PER_MONTH),
                "730 hours a month"));
    }

    /** A gateway endpoint is free; an interface one is billed by the hour in each of its zones. */
    static List<Draft> endpoint(Resource endpoint, Context context) {
        if (isGateway(endpoint)) {
            return List.of();
        }

        Optional<String> kind = endpoint.text("VpcEndpointType");
        if (kind.filter(text -> text.contains("${")).isPresent()) {
            return List.of(Draft.needed(endpoint, PriceKeys.ENDPOINT_HOUR, "endpoint", "of which kind it is"));
        }

        int zones = endpoint.items("SubnetIds").size();
        if (zones == 0) {
            return List.of(Draft.needed(
                    endpoint,
                    PriceKeys.ENDPOINT_HOUR,
                    "interface endpoint",
                    "in how many zones: its subnets are not known before a deployment"));
        }

        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.fixed(
                endpoint,
                PriceKeys.ENDPOINT_HOUR,
                "interface endpoint",
                Amount.of(Context.HOURS_PER_MONTH).times(zones),
                zones + " zones x 730 hours"));
        if (isOfS3(endpoint) && s3Endpoints(context).stream().noneMatch(Network::isGateway)) {
            addData(drafts, endpoint, context, PriceKeys.ENDPOINT_GIGABYTE, "no gateway endpoint of S3 is there");
        } else {
            drafts.add(Draft.fixed(
                    endpoint,
                    PriceKeys.ENDPOINT_GIGABYTE,
                    "calls through it",
                    context.draws().of(Assumed.ENDPOINT_GIGABYTES),
                    "assumed"));
        }

        return drafts;
    }

    private static void addData(List<Draft> drafts, Resource resource, Context context, PriceKey key, String because) {
        context.loads().stream()
                .filter(load -> context.runs(load) > 0)
                .forEach(load -> drafts.add(Draft.fixed(
                                resource,
                                key,
                                "data between clusters and S3",
                                throughS3(context, load),
                                context.runs(load) + " runs; " + because)
                        .of(load.pipeline())
                        .growing(Basis.RUNS)));
    }

    /** What the month's runs read from and write to S3, in GiB. */
    private static Amount throughS3(Context context, Load load) {
        Amount perVolume = Amount.of(BigDecimal.ONE);
        for (Load.Flow flow : load.zones()) {
            int times = flow.reads() + (flow.isWritten() ? 1 : 0);
            perVolume = perVolume.plus(
                    Amount.of(load.workload().expansion(flow.zone())).times(times));
        }

        return context.volumeOfMonth(load).times(perVolume);
    }

    /** The endpoints of S3 that clusters can take: a gateway counts only where the clusters' route tables lead to it. */
    private static List<Resource> s3Endpoints(Context context) {
        return context.inventory().ofType(ENDPOINT).stream()
                .filter(Network::isOfS3)
                .filter(endpoint -> !isGateway(endpoint) || isReached(context, endpoint))
                .toList();
    }

    private static boolean isOfS3(Resource endpoint) {
        return endpoint.text("ServiceName").filter(name -> name.endsWith(".s3")).isPresent();
    }

    private static boolean isGateway(Resource endpoint) {
        return endpoint.text("VpcEndpointType").orElse("Gateway").equals("Gateway");
    }

    private static boolean isReached(Context context, Resource gateway) {
        List<String> tables =
                gateway.items("RouteTableIds").stream().map(JsonNode::asText).toList();
        List<Resource> subnets = clusterSubnets(context);
        return !tables.isEmpty()
                && subnets.stream()
                        .allMatch(subnet ->
                                tableOf(context, subnet).map(tables::contains).orElse(true));
    }

    /** The subnets of this place that a cluster names. */
    private static List<Resource> clusterSubnets(Context context) {
        String named = Stream.concat(
                        context.inventory().clusters().stream()
                                .map(cluster -> cluster.resource().properties().toString()),
                        context.inventory().machines().stream()
                                .map(machine -> machine.resource().properties().toString()))
                .reduce("", String::concat);
        return context.inventory().ofType("AWS::EC2::Subnet").stream()
                .filter(subnet -> subnet.isNamedIn(named))
                .toList();
    }

    private static Optional<String> tableOf(Context context, Resource subnet) {
        return context.inventory().ofType("AWS::EC2::SubnetRouteTableAssociation").stream()
                .filter(association ->
                        association.text("SubnetId").filter(subnet::isNamedIn).isPresent())
                .flatMap(association -> association.text("RouteTableId").stream())
                .findFirst();
    }
}
