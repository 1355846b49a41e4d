package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Brokers, and whatever else is billed by the hour of a machine. */
final class Servers {
    private static final String AS_WRITTEN = "as the template says";
    private static final String ALWAYS_ON = "always on: 730 hours a month";

    private Servers() {}

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
