package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.SpotPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A price that the cost of clusters is made of.
 *
 * @param what it is the price of
 * @param unit in which it is paid
 * @param usual what is reckoned with
 * @param least where it is only bounded, or of the cheapest zone
 * @param most the same, of the dearest zone
 * @param source where it comes from
 */
public record UnitPrice(String what, String unit, Usd usual, Usd least, Usd most, Source source) {
    private static final String HOUR = "hour";

    /** Those of instance types in a region, of the volumes on them, and of Savings Plans; what has none there is left out. */
    public static List<UnitPrice> of(PriceBook book, String region, Set<String> instanceTypes) {
        List<UnitPrice> prices = new ArrayList<>();
        SortedSet<String> types = new TreeSet<>(instanceTypes);
        types.forEach(type -> {
            book.find(region, PriceKeys.onDemand(type))
                    .map(price -> of(type + ", on demand", HOUR, price))
                    .ifPresent(prices::add);
            spot(book, region, type).ifPresent(prices::add);
            book.find(region, PriceKeys.emrFee(type))
                    .map(price -> of(type + ", EMR's fee", HOUR, price))
                    .ifPresent(prices::add);
        });
        Stream.of("gp2", "gp3")
                .flatMap(volume -> book.find(region, PriceKeys.volume(volume)).stream()
                        .map(price -> of(volume + " volume", "GB and month of 730 hours", price)))
                .forEach(prices::add);
        book.find(region, PriceKeys.SAVINGS_PLAN_ONE_YEAR)
                .map(price -> of("Savings Plan of a year, taken off", "share of on demand", price))
                .ifPresent(prices::add);
        return prices;
    }

    private static UnitPrice of(String what, String unit, Price price) {
        return new UnitPrice(
                what,
                unit,
                price.first().middle(),
                price.first().low(),
                price.first().high(),
                price.first().source());
    }

    private static Optional<UnitPrice> spot(PriceBook book, String region, String type) {
        try {
            SpotPrice price = book.spot(region, type);
            return Optional.of(new UnitPrice(
                    type + ", spot, " + price.seen(),
                    HOUR,
                    price.mean().value(),
                    price.min().value(),
                    price.max().value(),
                    price.source()));
        } catch (MissingPrice none) {
            return Optional.empty();
        }
    }

    /** Whether it is one number. */
    public boolean isExact() {
        BigDecimal width = most.minus(least).value();
        return width.signum() == 0;
    }
}
