package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Instances of EC2 that are always on, alone or in a group, with their volumes. */
final class Instances {
    private static final PriceKey ANY = PriceKeys.onDemand("any");
    private static final String INSTANCES = "instances";
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    /** What detailed monitoring tells of an instance. */
    private static final int METRICS = 7;

    private final Resource resource;
    private final Context context;

    private Instances(Resource resource, Context context) {
        this.resource = resource;
        this.context = context;
    }

    static List<Draft> alone(Resource instance, Context context) {
        return new Instances(instance, context).drafts(Optional.empty(), 1);
    }

    /**
     * Of a group only what it starts with is sure
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-autoscalinggroup.html):
     * as many as desired; the least where nothing is desired.
     */
    static List<Draft> group(Resource group, Context context) {
        Instances instances = new Instances(group, context);
        boolean isDesired = group.properties().has("DesiredCapacity");
        if (context.inventory().ofType("AWS::AutoScaling::ScheduledAction").stream()
                .anyMatch(action ->
                        group.isNamedIn(action.at("AutoScalingGroupName").asText()))) {
            return List.of(instances.needed("how many there are at which hour: scheduled actions change it"));
        }

        Optional<BigDecimal> units = group.number(isDesired ? "DesiredCapacity" : "MinSize");
        if (units.isEmpty() || units.get().signum() == 0) {
            return List.of(instances.needed("how many instances it starts"));
        }

        return group.properties().has("MixedInstancesPolicy")
                ? instances.mixed(units.get())
                : instances.drafts(Optional.empty(), units.get().intValue());
    }

    /**
     * All are on demand and of the first type where a policy says no other
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-autoscaling-autoscalinggroup-instancesdistribution.html).
     */
    private List<Draft> mixed(BigDecimal units) {
        JsonNode policy = resource.at("MixedInstancesPolicy");
        JsonNode distribution = policy.path("InstancesDistribution");
        List<JsonNode> overrides = resource.items("MixedInstancesPolicy", "LaunchTemplate", "Overrides");
        Optional<BigDecimal> onDemand = distribution.has("OnDemandPercentageAboveBaseCapacity")
                ? Resource.number(distribution.path("OnDemandPercentageAboveBaseCapacity"))
                : Optional.of(ALL);
        if (onDemand.filter(share -> share.compareTo(ALL) == 0).isEmpty()) {
            return List.of(needed("how many of its " + units.toPlainString() + " units are spot, and of which types"));
        }

        if (overrides.isEmpty()) {
            return drafts(Optional.empty(), units.intValue());
        }

        boolean isPrioritized = distribution
                .path("OnDemandAllocationStrategy")
                .asText("prioritized")
                .equals("prioritized");
        Optional<String> first = known(overrides.get(0).path("InstanceType"));
        Optional<BigDecimal> weight = overrides.get(0).has("WeightedCapacity")
                ? Resource.number(overrides.get(0).path("WeightedCapacity"))
                : Optional.of(BigDecimal.ONE);
        if (first.isEmpty() || weight.isEmpty() || !isPrioritized && overrides.size() > 1) {
            return List.of(needed("of which of its policy's types they are"));
        }

        return drafts(first, units.divide(weight.get(), 0, RoundingMode.CEILING).intValue());
    }

    /** So many of a type, or of that of the resource or its template. */
    private List<Draft> drafts(Optional<String> given, int count) {
        List<JsonNode> devices = said("BlockDeviceMappings")
                .filter(JsonNode::isArray)
                .map(Instances::items)
                .orElse(List.of());
        List<Draft> drafts = new ArrayList<>();
        drafts.add(given.or(() -> known(resource.at("InstanceType")))
                .or(() -> templates().stream()
                        .flatMap(template -> known(template.path("InstanceType")).stream())
                        .findFirst())
                .map(type -> instances(type, count))
                .orElseGet(() -> needed("of which type they are")));
        drafts.addAll(Volumes.ofMachines(resource, devices, count));
        if (isMonitored()) {
            drafts.add(Draft.fixed(
                    resource,
                    PriceKeys.METRIC,
                    "detailed monitoring",
                    Amount.of((long) METRICS * count),
                    METRICS + " metrics" + (count == 1 ? "" : " x " + count + " instances")));
        }

        return drafts;
    }

    private Draft instances(String type, int count) {
        Tenancy tenancy = tenancy();
        if (tenancy == Tenancy.UNKNOWN) {
            return needed("whether they share their hardware: their tenancy is known only when they are deployed");
        }

        said("ImageId").map(JsonNode::asText).flatMap(Image::paidSystem).ifPresent(system -> {
            throw context.book().missing(system + " on " + type, context.region());
        });
        return switch (market()) {
            case "" -> Servers.hours(resource, tenancy.onDemand(type), "instance " + type, count);
            case "spot" ->
                Servers.hours(resource, PriceKeys.spot(type), "instance " + type + ", spot", count)
                        .at(tenancy.spot(context, type));
            case "capacity-block" -> needed("what their capacity block costs, which is bought by itself");
            default -> needed("whether they are spot: their market is known only when they are deployed");
        };
    }

    /** How they are bought; empty for on demand. */
    private String market() {
        return said("SpotPrice").isPresent()
                ? "spot"
                : said("InstanceMarketOptions", "MarketType")
                        .map(JsonNode::asText)
                        .orElse("");
    }

    /**
     * Whether EC2 tells CloudWatch of each minute, which is paid as metrics of one's own are
     * (https://aws.amazon.com/cloudwatch/pricing/); of a launch configuration it does unless that says no
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-autoscaling-launchconfiguration.html).
     */
    private boolean isMonitored() {
        return said("Monitoring")
                .map(monitoring -> monitoring.path("Enabled").asText(monitoring.asText()))
                .map("true"::equals)
                .orElseGet(() -> configurations().stream()
                        .anyMatch(configuration ->
                                !configuration.at("InstanceMonitoring").asText().equals("false")));
    }

    /** What the instance, its template or its configuration says, the first that says something. */
    private Optional<JsonNode> said(String... keys) {
        return Stream.concat(Stream.of(resource.properties()), templates().stream())
                .map(properties -> {
                    JsonNode node = properties;
                    for (String key : keys) {
                        node = node.path(key);
                    }

                    return node;
                })
                .filter(node -> !node.isMissingNode())
                .findFirst();
    }

    private Tenancy tenancy() {
        Stream<JsonNode> asked = Stream.concat(
                Stream.of(resource.at("Tenancy")),
                templates().stream()
                        .flatMap(template -> Stream.of(
                                template.path("Placement").path("Tenancy"), template.path("PlacementTenancy"))));
        String subnets = Stream.concat(
                        Stream.of("SubnetId", "NetworkInterfaces", "VPCZoneIdentifier")
                                .map(resource::at),
                        templates().stream().map(template -> template.path("NetworkInterfaces")))
                .map(JsonNode::toString)
                .collect(Collectors.joining());
        return Tenancy.of(context.inventory(), asked, subnets);
    }

    /** The data of the launch template, or the launch configuration, that it names. */
    private List<JsonNode> templates() {
        String named = named("LaunchTemplate") + named("MixedInstancesPolicy");
        return Stream.concat(
                        context.inventory().ofType("AWS::EC2::LaunchTemplate").stream()
                                .filter(template -> template.isNamedIn(named))
                                .map(template -> template.at("LaunchTemplateData")),
                        configurations().stream().map(Resource::properties))
                .toList();
    }

    private List<Resource> configurations() {
        return context.inventory().ofType("AWS::AutoScaling::LaunchConfiguration").stream()
                .filter(configuration -> configuration.isNamedIn(named("LaunchConfigurationName")))
                .toList();
    }

    private String named(String property) {
        return resource.at(property).toString();
    }

    private static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }

    private static Optional<String> known(JsonNode text) {
        return Optional.of(text.asText()).filter(name -> !name.isEmpty() && !name.contains("${"));
    }

    private Draft needed(String use) {
        return Draft.needed(resource, ANY, INSTANCES, use);
    }
}
