package io.lakewarden.cost.report;

import static io.lakewarden.cost.report.EstimatePage.below;
import static j2html.TagCreator.details;
import static j2html.TagCreator.p;
import static j2html.TagCreator.summary;

import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.Part;
import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.Tier;
import io.lakewarden.cost.report.PageTable.Cell;
import j2html.tags.DomContent;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every line of the month with the price it comes from, and every source of a price: what all other figures add up. */
final class BillSections {
    /** The column that says what a line grows with. */
    static final String GROWS_WITH = "grows with";

    /** What fixed lines have there. */
    static final String TIME = "time";

    private static final Comparator<Source> ORDER =
            Comparator.comparing(Source::trust).thenComparing(Source::name).thenComparing(Source::date);

    private final EnvironmentEstimate estimate;
    private final SortedMap<PriceKey, BigDecimal> used = new TreeMap<>();
    private final SortedMap<Source, Usd> sources = new TreeMap<>(ORDER);

    BillSections(EnvironmentEstimate estimate) {
        this.estimate = estimate;
        estimate.lines().forEach(line -> used.merge(line.key(), line.quantity(), BigDecimal::add));
        estimate.lines()
                .forEach(line -> bySource(line).forEach((source, cost) -> sources.merge(source, cost, Usd::plus)));
    }

    /** Of all that has that price in the month, what each tier is of; the line's cost in the same shares. */
    private SortedMap<Source, Usd> bySource(Line line) {
        Price price = new Price(line.key(), estimate.region(), line.unit(), line.tiers());
        BigDecimal month = used.get(line.key());
        BigDecimal all = price.of(month).value();
        SortedMap<Source, Usd> costs = new TreeMap<>(ORDER);
        for (Price.Slice slice : price.slices(month)) {
            BigDecimal cost = slice.tier().middle().times(slice.quantity()).value();
            BigDecimal share = all.signum() == 0 ? BigDecimal.ONE : cost.divide(all, MathContext.DECIMAL128);
            costs.merge(slice.tier().source(), line.cost().usual().times(share), Usd::plus);
        }

        return costs;
    }

    /** Where its lines are in the page. */
    String id() {
        return Words.id(estimate.environment(), "bill");
    }

    /** Every source with what it prices. */
    DomContent prices() {
        PageTable table = new PageTable(
                "What each source prices of " + estimate.month() + ", USD",
                List.of("source", "from", "date", "trust", "usual"),
                4);
        List<Source> numbered = new ArrayList<>(sources.keySet());
        numbered.forEach(source -> table.withCells(List.of(
                Cell.rows(number(source), id(), "price from", number(source)),
                Cell.of(source.name()),
                Cell.of(source.date()),
                Cell.of(Words.lower(source.trust())),
                Cell.cents(sources.getOrDefault(source, Usd.ZERO)))));
        return below(
                "Prices",
                p(Sentence.unverified(estimate)
                        + ". Such rates are derived or from memory. A price by tiers counts for the source of each tier; the"
                        + " bill shows such a line whole under each of them."),
                table.named(Words.id(estimate.environment(), "sources")).html());
    }

    DomContent lines() {
        PageTable table = new PageTable(
                "Every line of " + estimate.month(),
                List.of(
                        "path",
                        "what",
                        "service",
                        "pipeline",
                        "zone",
                        GROWS_WITH,
                        "price from",
                        "unit",
                        "quantity",
                        "unit price",
                        "usual"),
                8);
        estimate.lines()
                .forEach(line -> table.withCells(List.of(
                        Cell.of(line.path()),
                        Cell.of(line.what() + "; " + line.derivation() + tiers(line)),
                        Cell.of(line.service()),
                        Cell.of(line.pipeline().orElse(Part.SHARED)),
                        Cell.of(line.zone().orElse(Part.SHARED)),
                        Cell.of(growsWith(line.basis())),
                        Cell.link(numbers(line), Words.id(estimate.environment(), "sources")),
                        Cell.of(line.unit()),
                        Cell.of(Words.exact(line.quantity())),
                        Cell.of(Words.exact(line.unitPrice().value())),
                        Cell.cents(line.cost().usual()))));
        return below(
                "The bill",
                p("Quantities and prices have eight digits here, the costs come from the exact ones. A price by tiers is that of all the"
                                + " month's use together, on average.")
                        .withClass("soft"),
                details(
                                summary(estimate.lines().size() + " lines"),
                                table.named(id()).html())
                        .withClass("bill"));
    }

    private static String growsWith(Basis basis) {
        return switch (basis) {
            case FIXED -> TIME;
            case RUNS -> "runs";
            case STORED -> "what is stored";
        };
    }

    /** The sources of a line's price, tier by tier as far as the month's use goes. */
    private String numbers(Line line) {
        return bySource(line).keySet().stream().map(this::number).collect(Collectors.joining(", "));
    }

    private String number(Source source) {
        return Words.lower(source.trust()) + " " + (1 + sources.headMap(source).size());
    }

    /** The price, where it is more than one number. */
    private static String tiers(Line line) {
        Tier first = line.tiers().get(0);
        if (line.tiers().size() > 1) {
            return line.tiers().stream()
                    .map(tier -> price(tier) + " from " + Words.exact(tier.from()) + " on")
                    .collect(Collectors.joining(", ", "; ", ""));
        }

        boolean isSpot = line.key().usageType().startsWith("SpotUsage:");
        return first.isExact()
                ? ""
                : (isSpot ? "; from least to most " : "; the price is only bounded: ") + price(first);
    }

    private static String price(Tier tier) {
        return tier.isExact()
                ? Words.exact(tier.low().value())
                : Words.exact(tier.low().value()) + " to "
                        + Words.exact(tier.high().value());
    }
}
