package io.lakewarden.cost.price;

import io.lakewarden.cost.money.UsdPerHour;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** All prices of one date, by region. */
public final class PriceBook {
    private static final double OFTEN = 0.3;

    private final PriceLock lock;
    private final SortedMap<String, SortedMap<PriceKey, Price>> prices = new TreeMap<>();
    private final SortedMap<String, InstanceType> instanceTypes = new TreeMap<>();
    private final Map<String, SortedMap<String, SpotPrice>> spot;
    private final Map<String, SortedMap<String, Interruption>> interruptions;

    PriceBook(
            PriceLock lock,
            List<Price> prices,
            List<InstanceType> instanceTypes,
            Map<String, SortedMap<String, SpotPrice>> spot,
            Map<String, SortedMap<String, Interruption>> interruptions) {
        this.lock = lock;
        this.spot = Map.copyOf(spot);
        this.interruptions = Map.copyOf(interruptions);
        prices.forEach(price -> this.prices
                .computeIfAbsent(price.region(), region -> new TreeMap<>())
                .put(price.key(), price));
        instanceTypes.forEach(type -> this.instanceTypes.put(type.name(), type));
    }

    /** The book that comes with this version. */
    public static PriceBook bundled() {
        return PriceBookFiles.bundled();
    }

    /** Which book this is. */
    public PriceLock lock() {
        return lock;
    }

    /** The regions that have prices. */
    public SortedSet<String> regions() {
        return new TreeSet<>(prices.keySet());
    }

    /** Every price of a region, sorted by key; none where the region is unknown. */
    public List<Price> prices(String region) {
        return List.copyOf(prices.getOrDefault(region, new TreeMap<>()).values());
    }

    /** The price of that key; {@link MissingPrice} if there is none. */
    public Price price(String region, PriceKey key) {
        return find(region, key).orElseThrow(() -> missing(key.toString(), region));
    }

    /** The price of that key, if there is one. */
    public Optional<Price> find(String region, PriceKey key) {
        return Optional.ofNullable(prices.getOrDefault(region, new TreeMap<>()).get(key));
    }

    /** An on-demand Linux instance; {@link MissingPrice} if there is none. */
    public UsdPerHour onDemand(String region, String instanceType) {
        return new UsdPerHour(
                price(region, PriceKeys.onDemand(instanceType)).first().middle());
    }

    /** A spot instance; {@link MissingPrice} if there is none. */
    public SpotPrice spot(String region, String instanceType) {
        return Optional.ofNullable(spot.getOrDefault(region, new TreeMap<>()).get(instanceType))
                .orElseThrow(() -> missing(PriceKeys.spot(instanceType).toString(), region));
    }

    /** How often such spot instances are taken back, if it is known. */
    public Optional<Interruption> interruption(String region, String instanceType) {
        return Optional.ofNullable(
                interruptions.getOrDefault(region, new TreeMap<>()).get(instanceType));
    }

    /** Share of such spot instances that are taken back in a month; the Spot Advisor's worst group where it knows none. */
    public double reclaimedPerMonth(String region, String instanceType) {
        return interruption(region, instanceType)
                .map(interruption -> interruption.most().doubleValue())
                .orElse(OFTEN);
    }

    /** The instance type of that name; {@link MissingPrice} if the book does not know its size. */
    public InstanceType instanceType(String name) {
        return Optional.ofNullable(instanceTypes.get(name))
                .orElseThrow(() -> missing("the instance type " + name, "any region"));
    }

    /** All instance types whose size is known, by name. */
    public List<InstanceType> instanceTypes() {
        return List.copyOf(instanceTypes.values());
    }

    /** Adds everything but the prices by key to another book. */
    public void addSizesAndSpotTo(PriceBookWriter writer) {
        instanceTypes.values().forEach(writer::add);
        spot.forEach((region, types) -> types.forEach((type, price) -> writer.addSpot(region, type, price)));
        interruptions.forEach((region, types) ->
                types.forEach((type, interruption) -> writer.addInterruption(region, type, interruption.group())));
    }

    /** That there is no price of something. */
    public MissingPrice missing(String what, String region) {
        return new MissingPrice(what, region, lock.date());
    }
}
