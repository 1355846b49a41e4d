package io.lakewarden.cost.figures;

import io.lakewarden.cost.figures.ServiceItems.Item;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.Tier;
import io.lakewarden.cost.price.Trust;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The prices of everything but instances. */
final class Services {
    private static final Source S3_TIERS =
            new Source("memory, unverified: S3 Standard by volume", "undated", Trust.MEMORY);

    /** How far a family's discount may be from what is remembered of others: their published ones differ by so much. */
    private static final Usd SAVINGS_RANGE = Usd.of("0.05");

    /** A total in cents over a month's hours leaves this doubt about the price it was made of. */
    private static final BigDecimal DOUBT = new BigDecimal("0.0004");

    private final Map<String, Map<PriceKey, Price>> prices = new TreeMap<>();

    private Services() {}

    static List<Price> prices(List<Figure> figures) {
        Services services = new Services();
        services.put(compositeAlarm());
        figures.stream()
                .map(Figure::region)
                .distinct()
                .filter(region -> region.equals(Regions.HOME) || Regions.OTHERS.contains(region))
                .forEach(region -> services.read(
                        region,
                        figures.stream()
                                .filter(figure -> figure.region().equals(region))
                                .toList()));
        services.addStorageTiers();
        List.of(PriceKeys.SAVINGS_PLAN_ONE_YEAR, PriceKeys.SAVINGS_PLAN_THREE_YEARS)
                .forEach(services::widen);
        Regions.OTHERS.forEach(services::fill);
        return services.prices.values().stream()
                .flatMap(region -> region.values().stream())
                .toList();
    }

    private void read(String region, List<Figure> figures) {
        Map<PriceKey, List<Tier>> tiers = new TreeMap<>();
        Map<PriceKey, String> units = new TreeMap<>();
        for (Item item : ServiceItems.all()) {
            figures.stream().filter(item::isOf).findFirst().ifPresent(figure -> {
                tiers.computeIfAbsent(item.key(), key -> new ArrayList<>()).add(tier(item, figure));
                units.put(item.key(), item.unit());
            });
        }

        tiers.forEach((key, found) -> put(new Price(key, region, units.getOrDefault(key, ""), found)));
    }

    private static Tier tier(Item item, Figure figure) {
        BigDecimal usd = figure.isQuotient() ? fewestDigits(figure.usd()) : figure.usd();
        Usd price = new Usd(usd.divide(item.per(), MathContext.DECIMAL64));
        return new Tier(item.from(), price, price, figure.source());
    }

    /** The shortest number that is as near as the rounding of the total allows. */
    private static BigDecimal fewestDigits(BigDecimal quotient) {
        for (int digits = 1; digits < quotient.precision(); digits++) {
            BigDecimal shorter = quotient.round(new MathContext(digits));
            if (shorter.subtract(quotient).abs().compareTo(quotient.multiply(DOUBT)) <= 0) {
                return shorter;
            }
        }

        return quotient;
    }

    private void addStorageTiers() {
        Price known = prices.get(Regions.HOME).get(PriceKeys.S3_STANDARD);
        put(new Price(
                known.key(),
                known.region(),
                known.unit(),
                List.of(known.first(), remembered("51200", "0.022"), remembered("512000", "0.021"))));
    }

    /** A share that is remembered of some families holds for others only about. */
    private void widen(PriceKey key) {
        Price known = prices.get(Regions.HOME).get(key);
        Tier tier = known.first();
        Source source = new Source(
                tier.source().name() + ": a Savings Plan's discount, give or take " + SAVINGS_RANGE + " of it",
                tier.source().date(),
                tier.source().trust());
        put(new Price(
                key,
                known.region(),
                known.unit(),
                List.of(new Tier(
                        tier.from(),
                        tier.low().minus(SAVINGS_RANGE),
                        tier.high().plus(SAVINGS_RANGE),
                        source))));
    }

    private static Tier remembered(String from, String usd) {
        return new Tier(new BigDecimal(from), Usd.of(usd), Usd.of(usd), S3_TIERS);
    }

    /** What a region has no figure for costs there what it costs at home, until a list says otherwise. */
    private void fill(String region) {
        prices.get(Regions.HOME).values().forEach(price -> prices.computeIfAbsent(region, absent -> new TreeMap<>())
                .putIfAbsent(price.key(), takenFor(region, price)));
    }

    static Price takenFor(String region, Price home) {
        return new Price(
                home.key(),
                region,
                home.unit(),
                home.tiers().stream()
                        .map(tier -> new Tier(tier.from(), tier.low(), tier.high(), takenFrom(tier.source())))
                        .toList());
    }

    private static Source takenFrom(Source source) {
        return new Source(
                source.name() + " [" + Regions.HOME + "'s, taken for want of the region's own]",
                source.date(),
                source.trust().and(Trust.DERIVED));
    }

    private void put(Price price) {
        prices.computeIfAbsent(price.region(), absent -> new TreeMap<>()).put(price.key(), price);
    }

    /** No figure was collected of it. */
    private static Price compositeAlarm() {
        Usd usd = Usd.of("0.5");
        Source source = new Source(
                "memory, unverified: 0.50 a composite alarm and month, as notes on the price list have it",
                "undated",
                Trust.MEMORY);
        return new Price(
                PriceKeys.ALARM_COMPOSITE,
                Regions.HOME,
                "alarm-month",
                List.of(new Tier(BigDecimal.ZERO, usd, usd, source)));
    }
}
