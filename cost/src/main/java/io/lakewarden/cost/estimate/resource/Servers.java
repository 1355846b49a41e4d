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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Instances, volumes, databases and brokers that are always on. */
final class Servers {
    private static final PriceKey ANY_INSTANCE = PriceKeys.onDemand("any");
    private static final String AS_WRITTEN = "as the template says";
    private static final String ALWAYS_ON = "always on: 730 hours a month";

    private Servers() {}

    static List<Draft> instance(Resource instance, Context context) {
        List<Draft> drafts = new ArrayList<>();
        drafts.add(instance.known("InstanceType")
                .map(type -> hours(instance, PriceKeys.onDemand(type), "instance " + type, 1))
                .orElseGet(() -> ofTemplate(instance, context, 1)));
        if (instance.items("BlockDeviceMappings").isEmpty()) {
            drafts.add(
                    Draft.needed(instance, PriceKeys.volume("gp2"), "root volume", "gigabytes, as its image has them"));
        }

        instance.items("BlockDeviceMappings").stream()
                .map(device -> device.path("Ebs"))
                .filter(JsonNode::isObject)
                .forEach(volume -> drafts.add(volume(instance, volume)));
        return drafts;
    }

    private static Draft volume(Resource instance, JsonNode volume) {
        PriceKey key = PriceKeys.volume(volume.path("VolumeType").asText("gp2"));
        return Resource.number(volume.path("VolumeSize"))
                .map(size -> Draft.fixed(instance, key, "volume", Amount.of(size), AS_WRITTEN))
                .orElseGet(() -> Draft.needed(instance, key, "volume", "gigabytes, as its snapshot has them"));
    }

    static List<Draft> group(Resource group, Context context) {
        int count = group.number("DesiredCapacity")
                .or(() -> group.number("MinSize"))
                .map(BigDecimal::intValue)
                .orElse(0);
        return count == 0
                ? List.of(Draft.needed(group, ANY_INSTANCE, "instances", "how many instances it starts"))
                : List.of(
                        ofTemplate(group, context, count),
                        Draft.needed(
                                group,
                                PriceKeys.volume("gp2"),
                                "volumes",
                                "gigabytes of each, as their image has them"));
    }

    /** The instance type of the launch template, or the launch configuration, that a resource names. */
    private static Draft ofTemplate(Resource resource, Context context, int count) {
        String named = Stream.of("LaunchTemplate", "LaunchConfigurationName", "MixedInstancesPolicy")
                .map(property -> resource.at(property).toString())
                .collect(Collectors.joining());
        return Stream.concat(
                        context.inventory().ofType("AWS::EC2::LaunchTemplate").stream()
                                .filter(template -> template.isNamedIn(named))
                                .flatMap(template -> template.known("LaunchTemplateData", "InstanceType").stream()),
                        context.inventory().ofType("AWS::AutoScaling::LaunchConfiguration").stream()
                                .filter(configuration -> configuration.isNamedIn(named))
                                .flatMap(configuration -> configuration.known("InstanceType").stream()))
                .findFirst()
                .map(type -> hours(resource, PriceKeys.onDemand(type), "instance " + type, count))
                .orElseGet(() -> Draft.needed(resource, ANY_INSTANCE, "instances", "of which type they are"));
    }

    static List<Draft> volume(Resource volume, Context context) {
        String type = volume.text("VolumeType").orElse("gp2");
        List<Draft> drafts = new ArrayList<>();
        drafts.add(volume.number("Size")
                .map(size -> Draft.fixed(volume, PriceKeys.volume(type), "volume", Amount.of(size), AS_WRITTEN))
                .orElseGet(() ->
                        Draft.needed(volume, PriceKeys.volume(type), "volume", "gigabytes, as its snapshot has them")));
        Nodes.above(volume.number("Throughput"), Nodes.BASE_THROUGHPUT)
                .ifPresent(throughput -> drafts.add(Draft.fixed(
                        volume,
                        PriceKeys.volumeThroughput(type),
                        "volume throughput",
                        Amount.of(throughput),
                        AS_WRITTEN + ", above 125 MiB a second")));
        Nodes.above(volume.number("Iops"), type.startsWith("io") ? BigDecimal.ZERO : Nodes.BASE_OPERATIONS)
                .ifPresent(operations -> drafts.add(Draft.fixed(
                        volume,
                        PriceKeys.volumeOperations(type),
                        "volume operations",
                        Amount.of(operations),
                        AS_WRITTEN)));
        return drafts;
    }

    static List<Draft> database(Resource database, Context context) {
        String engine = database.known("Engine").orElse("mysql");
        Optional<String> known = database.known("DBInstanceClass");
        if (known.isEmpty()) {
            return List.of(Draft.needed(
                    database, PriceKeys.database("any", engine), "database", "of which instance class it is"));
        }

        String type = known.get();
        if (type.equals("db.serverless")) {
            return List.of(
                    Draft.needed(database, PriceKeys.AURORA_CAPACITY_HOUR, "capacity", "capacity units and hours"));
        }

        boolean isDouble = database.isTrue("MultiAZ");
        PriceKey key = isDouble ? PriceKeys.databaseMultiZone(type, engine) : PriceKeys.database(type, engine);
        List<Draft> drafts = new ArrayList<>(List.of(hours(database, key, "database " + type, 1)));
        if (!database.properties().has("DBClusterIdentifier")) {
            drafts.add(databaseStorage(database, isDouble));
        }

        database.number("Iops")
                .filter(operations -> database.text("StorageType")
                        .filter(kind -> kind.startsWith("io"))
                        .isPresent())
                .ifPresent(operations -> drafts.add(Draft.fixed(
                        database,
                        PriceKeys.RDS_IO1_OPERATIONS,
                        "database operations",
                        Amount.of(operations).times(isDouble ? 2 : 1),
                        AS_WRITTEN)));
        return drafts;
    }

    /** Of a database that stands alone; one in a cluster has the cluster's. */
    private static Draft databaseStorage(Resource database, boolean isDouble) {
        PriceKey key = databaseVolume(database.text("StorageType").orElse("gp2"), isDouble);
        return database.number("AllocatedStorage")
                .map(size -> Draft.fixed(database, key, "database storage", Amount.of(size), AS_WRITTEN))
                .orElseGet(() -> Draft.needed(
                        database, key, "database storage", "gigabytes, as its source or its parameter has them"));
    }

    private static PriceKey databaseVolume(String type, boolean isDouble) {
        return switch (type) {
            case "gp3" -> isDouble ? PriceKeys.RDS_GP3_MULTI_ZONE : PriceKeys.RDS_GP3;
            case "io1", "io2" -> PriceKeys.RDS_IO1;
            default -> isDouble ? PriceKeys.RDS_GP2_MULTI_ZONE : PriceKeys.RDS_GP2;
        };
    }

    /** Of a serverless one only the least capacity is sure. */
    static List<Draft> databaseCluster(Resource cluster, Context context) {
        List<Draft> drafts = new ArrayList<>();
        cluster.number("ServerlessV2ScalingConfiguration", "MinCapacity")
                .filter(least -> least.signum() > 0)
                .ifPresent(least -> drafts.add(Draft.fixed(
                        cluster,
                        PriceKeys.AURORA_CAPACITY_HOUR,
                        "least capacity",
                        Amount.of(Context.HOURS_PER_MONTH.multiply(least)),
                        ALWAYS_ON)));
        drafts.add(Draft.needed(
                cluster, PriceKeys.AURORA_STORAGE, "storage and operations", "gigabytes stored, operations"));
        return drafts;
    }

    static List<Draft> brokers(Resource cluster, Context context) {
        Optional<Integer> count = cluster.number("NumberOfBrokerNodes").map(BigDecimal::intValue);
        Optional<String> type = cluster.known("BrokerNodeGroupInfo", "InstanceType");
        if (count.isEmpty() || type.isEmpty()) {
            return List.of(
                    Draft.needed(cluster, PriceKeys.broker("any"), "brokers", "how many they are and of which type"));
        }

        return List.of(
                hours(cluster, PriceKeys.broker(type.get()), "broker " + type.get(), count.get()),
                brokerStorage(cluster, count.get()));
    }

    private static Draft brokerStorage(Resource cluster, int count) {
        return cluster.number("BrokerNodeGroupInfo", "StorageInfo", "EBSStorageInfo", "VolumeSize")
                .map(size -> Draft.fixed(
                        cluster,
                        PriceKeys.KAFKA_STORAGE,
                        "broker storage",
                        Amount.of(size).times(count),
                        AS_WRITTEN))
                .orElseGet(() -> Draft.needed(
                        cluster, PriceKeys.KAFKA_STORAGE, "broker storage", "gigabytes of each broker's volume"));
    }

    static Draft hours(Resource resource, PriceKey key, String what, int count) {
        return Draft.fixed(
                resource,
                key,
                what,
                Amount.of(Context.HOURS_PER_MONTH).times(count),
                count == 1 ? ALWAYS_ON : count + " x 730 hours");
    }
}
