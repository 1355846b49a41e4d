package io.lakewarden.cost.refresh;

import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceBookWriter;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.PriceLock;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.Tier;
import io.lakewarden.cost.price.Trust;
import io.lakewarden.cost.refresh.Offer.Priced;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A book with newer prices: each price of the old one that the list has is replaced by it, and keeps its source otherwise.
 * A price that the list has several of, or that is many times the old one, is not taken, but told.
 */
public final class Refresh {
    /** A regional price lies within a few percent of another; so many times off, it is another thing's. */
    private static final BigDecimal WRONG = BigDecimal.valueOf(4);

    private final PriceBook old;
    private final PriceList list;
    private final Map<String, SpotHistory> spot;
    private final List<String> doubts = new ArrayList<>();
    private String newest;
    private int replaced;

    /**
     * @param spot for each region whose spot prices shall be fetched
     */
    public Refresh(PriceBook old, PriceList list, Map<String, SpotHistory> spot) {
        this.old = old;
        this.list = list;
        this.spot = Map.copyOf(spot);
        this.newest = old.lock().date();
    }

    /**
     * What became of it.
     *
     * @param lock of the new book
     * @param replaced how many prices are new
     * @param kept how many are as they were, of the regions asked for
     * @param doubts what was not taken, a sentence each
     */
    public record Outcome(PriceLock lock, int replaced, int kept, List<String> doubts) {
        public Outcome {
            doubts = List.copyOf(doubts);
        }
    }

    /** Fetches the prices of regions and writes the book. */
    public Outcome write(Set<String> regions, Path folder) {
        PriceBookWriter writer = new PriceBookWriter();
        int asked = 0;
        for (String region : old.regions()) {
            List<Price> prices = old.prices(region);
            if (regions.contains(region)) {
                asked += prices.size();
                prices = refreshed(region, prices);
            }

            prices.forEach(writer::add);
        }

        old.addSizesAndSpotTo(writer);
        spot.forEach((region, history) -> history.prices().forEach((type, price) -> {
            writer.addSpot(region, type, price);
            newest = later(newest, price.source().date());
        }));
        return new Outcome(writer.write(folder, newest), replaced, asked - replaced, doubts);
    }

    private List<Price> refreshed(String region, List<Price> prices) {
        Map<String, List<Price>> byService = prices.stream()
                .collect(Collectors.groupingBy(price -> price.key().serviceCode(), TreeMap::new, Collectors.toList()));
        List<Price> refreshed = new ArrayList<>();
        byService.forEach((service, known) -> refreshed.addAll(refreshed(region, service, known)));
        return refreshed;
    }

    private List<Price> refreshed(String region, String service, List<Price> known) {
        Set<String> usageTypes =
                known.stream().map(price -> price.key().usageType()).collect(Collectors.toSet());
        Optional<Offer> offer = list.offer(
                service,
                region,
                product -> product.isWanted(service, region) && usageTypes.contains(product.usageType()));
        if (offer.isEmpty()) {
            doubts.add(service + " in " + region + ": the list has no such file");
            return known;
        }

        newest = later(newest, offer.get().published());
        Source source = new Source(
                "AWS price list, " + service + " " + offer.get().version(),
                offer.get().published(),
                Trust.LIST);
        Map<PriceKey, Set<List<Offer.Dimension>>> found = byKey(offer.get().prices(), service, known);
        return known.stream()
                .map(price -> newer(price, found.getOrDefault(price.key(), Set.of()), source))
                .toList();
    }

    /** The different prices of each key; more than one cannot be told apart. */
    private static Map<PriceKey, Set<List<Offer.Dimension>>> byKey(
            SortedMap<String, Priced> prices, String service, List<Price> known) {
        Set<PriceKey> keys = known.stream().map(Price::key).collect(Collectors.toSet());
        Map<PriceKey, Set<List<Offer.Dimension>>> found = new HashMap<>();
        prices.values().forEach(priced -> {
            PriceKey exact = new PriceKey(
                    service, priced.product().usageType(), priced.product().operation());
            PriceKey key = keys.contains(exact)
                    ? exact
                    : PriceKey.of(service, priced.product().usageType());
            found.computeIfAbsent(key, absent -> new HashSet<>()).add(priced.tiers());
        });
        return found;
    }

    private Price newer(Price price, Set<List<Offer.Dimension>> found, Source source) {
        if (found.size() > 1) {
            doubts.add(price.key() + " in " + price.region() + ": the list has " + found.size() + " prices for it");
        }

        if (found.size() != 1) {
            return price;
        }

        List<Tier> tiers = found.iterator().next().stream()
                .map(dimension -> new Tier(dimension.from(), dimension.usd(), dimension.usd(), source))
                .toList();
        if (tiers.isEmpty() || isAnotherThings(price, tiers.get(0))) {
            doubts.add(price.key() + " in " + price.region() + ": the list's price is more than " + WRONG
                    + " times off the old one: got "
                    + tiers.stream()
                            .findFirst()
                            .map(tier -> tier.low().toString())
                            .orElse("none") + ", had "
                    + price.first().middle());
            return price;
        }

        replaced++;
        return new Price(price.key(), price.region(), price.unit(), tiers);
    }

    private static boolean isAnotherThings(Price old, Tier first) {
        BigDecimal before = old.first().middle().value();
        BigDecimal now = first.low().value();
        return now.compareTo(before.multiply(WRONG)) > 0
                || now.multiply(WRONG).compareTo(old.first().low().value()) < 0;
    }

    private static String later(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
