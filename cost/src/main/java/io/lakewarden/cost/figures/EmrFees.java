package io.lakewarden.cost.figures;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.Tier;
import io.lakewarden.cost.price.Trust;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * EMR's fee on an instance. Few are verified; for the rest the rule is a quarter of the on-demand price in us-east-1,
 * which is known to be capped for some large types and may be for others: those get the interval between.
 */
final class EmrFees {
    private static final Pattern VERIFIED = Pattern.compile("EMR on EC2 uplift (\\S+)( \\(cap\\))?");
    private static final Pattern RULE = Pattern.compile("EMR uplift (\\S+) RULE (upper|lower)=.*");
    private static final BigDecimal QUARTER = new BigDecimal("0.25");
    private static final BigDecimal CAP = new BigDecimal("0.27");
    private static final Source BY_RULE = new Source(
            "memory, unverified (rule: 25% of us-east-1 on-demand; between that and a cap of 0.27 where it is above)",
            "undated", Trust.MEMORY);

    private final Map<String, Figure> verified = new TreeMap<>();
    private final Map<String, Figure> upper = new TreeMap<>();
    private final Map<String, Figure> lower = new TreeMap<>();
    private final Set<String> uncapped;

    EmrFees(List<Figure> figures) {
        for (Figure figure : figures) {
            Matcher known = VERIFIED.matcher(figure.item());
            Matcher rule = RULE.matcher(figure.item());
            if (known.matches()) {
                verified.put(known.group(1), elsewhere(figure));
            } else if (rule.matches()) {
                (rule.group(2).equals("upper") ? upper : lower).put(rule.group(1), figure);
            }
        }

        uncapped = upper.entrySet().stream()
                .filter(rule -> rule.getValue().usd().compareTo(CAP) > 0 && !lower.containsKey(rule.getKey()))
                .map(rule -> family(rule.getKey()))
                .collect(Collectors.toSet());
    }

    /** The fee on each type, in every region the same. */
    Stream<Price> prices(Stream<String> instanceTypes, Instances instances) {
        return instanceTypes
                .flatMap(type -> atHome(type, instances).stream())
                .flatMap(home -> Stream.concat(
                        Stream.of(home), Regions.OTHERS.stream().map(region -> Services.takenFor(region, home))));
    }

    private Optional<Price> atHome(String type, Instances instances) {
        if (verified.containsKey(type)) {
            Figure figure = verified.get(type);
            return Optional.of(price(type, figure.usd(), figure.usd(), figure.source()));
        }

        if (upper.containsKey(type)) {
            Figure most = upper.get(type);
            BigDecimal least = lower.getOrDefault(type, most).usd().min(most.usd());
            return Optional.of(price(type, least, most.usd(), most.source()));
        }

        return instances.atHome(type).map(onDemand -> {
            BigDecimal most = onDemand.multiply(QUARTER);
            return price(type, uncapped.contains(family(type)) ? most : most.min(CAP), most, BY_RULE);
        });
    }

    private static Price price(String type, BigDecimal least, BigDecimal most, Source source) {
        return new Price(
                PriceKeys.emrFee(type),
                Regions.HOME,
                "hour",
                List.of(new Tier(BigDecimal.ZERO, new Usd(least), new Usd(most), source)));
    }

    /** A fee seen on a bill of another region is only derived for this one. */
    private static Figure elsewhere(Figure figure) {
        Source source = figure.source();
        return figure.region().equals(Regions.HOME)
                ? figure
                : new Figure(
                        figure.service(),
                        Regions.HOME,
                        figure.item(),
                        figure.unit(),
                        figure.usd(),
                        false,
                        new Source(
                                source.name() + " [" + figure.region() + "]",
                                source.date(),
                                source.trust().and(Trust.DERIVED)));
    }

    private static String family(String type) {
        return type.substring(0, type.indexOf('.'));
    }
}
