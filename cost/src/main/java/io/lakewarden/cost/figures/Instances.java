package io.lakewarden.cost.figures;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.Tier;
import io.lakewarden.cost.price.Trust;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** On-demand prices of instances: as listed, and for other regions in the ratio that a family's listed sizes have. */
final class Instances {
    private final Map<String, Figure> home = new TreeMap<>();
    private final Map<String, Map<String, Figure>> others = new TreeMap<>();

    Instances(List<Figure> home, List<Figure> others) {
        home.forEach(figure -> this.home.put(figure.item(), figure));
        others.forEach(figure -> this.others
                .computeIfAbsent(figure.region(), region -> new TreeMap<>())
                .put(figure.item(), figure));
    }

    List<Price> prices() {
        List<Price> prices = new ArrayList<>();
        home.values().forEach(figure -> prices.add(price(figure)));
        Regions.OTHERS.forEach(region -> {
            others(region).values().forEach(figure -> prices.add(price(figure)));
            home.values().stream()
                    .filter(figure -> !others(region).containsKey(figure.item()))
                    .flatMap(figure -> inRatio(region, figure).stream())
                    .forEach(figure -> prices.add(price(figure)));
        });
        return prices;
    }

    /** What it costs at home; empty where the list does not have it. */
    Optional<BigDecimal> atHome(String instanceType) {
        return Optional.ofNullable(home.get(instanceType)).map(Figure::usd);
    }

    private Map<String, Figure> others(String region) {
        return others.getOrDefault(region, new TreeMap<>());
    }

    /** A size that the region's figures lack, in the ratio of one of its family that they have. */
    private Optional<Figure> inRatio(String region, Figure wanted) {
        return others(region).values().stream()
                .filter(figure -> family(figure).equals(family(wanted)) && home.containsKey(figure.item()))
                .min(Comparator.<Figure, Trust>comparing(
                                figure -> figure.source().trust())
                        .thenComparing(Figure::item))
                .map(figure -> {
                    BigDecimal ratio = figure.usd()
                            .divide(home.getOrDefault(figure.item(), figure).usd(), MathContext.DECIMAL64);
                    return new Figure(
                            wanted.service(),
                            region,
                            wanted.item(),
                            wanted.unit(),
                            wanted.usd().multiply(ratio).setScale(4, RoundingMode.HALF_EVEN),
                            false,
                            new Source(
                                    "linear in size from " + figure.item() + ": "
                                            + figure.source().name(),
                                    figure.source().date(),
                                    figure.source().trust().and(Trust.DERIVED)));
                });
    }

    private static String family(Figure figure) {
        return figure.item().substring(0, figure.item().indexOf('.'));
    }

    private static Price price(Figure figure) {
        Usd usd = new Usd(figure.usd());
        return new Price(
                PriceKeys.onDemand(figure.item()),
                figure.region(),
                "hour",
                List.of(new Tier(BigDecimal.ZERO, usd, usd, figure.source())));
    }
}
