package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.estimate.draw.Input;
import io.lakewarden.cost.estimate.draw.Input.About;
import io.lakewarden.cost.estimate.resource.Context;
import io.lakewarden.cost.estimate.resource.Draft;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.Price;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.SpotPrice;
import io.lakewarden.cost.price.Tier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drafts with their prices. A price by tiers holds for all of a key's use in the month together, so each draft pays the
 * average of it.
 */
final class Bill {
    /**
     * A draft with what it costs.
     *
     * @param usual exact
     * @param draws what it costs in each draw
     * @param unitPrice usual, on average
     */
    record Item(Draft draft, Price price, Usd usual, double[] draws, Usd unitPrice) {}

    private final Context context;
    private final Map<PriceKey, Amount> totals = new TreeMap<>();

    private Bill(Context context) {
        this.context = context;
    }

    /** Of drafts that have a quantity. */
    static List<Item> of(Context context, List<Draft> drafts) {
        Bill bill = new Bill(context);
        drafts.forEach(draft -> bill.totals.merge(draft.key(), draft.quantity().orElseThrow(), Amount::plus));
        List<Item> items = new ArrayList<>();
        drafts.forEach(draft -> items.add(bill.item(draft)));
        return items;
    }

    /** The price of a draft; {@link io.lakewarden.cost.price.MissingPrice} if there is none. */
    static Price price(Context context, Draft draft) {
        return draft.spot().map(spot -> spotPrice(context, draft.key(), spot)).orElseGet(() -> context.book()
                .price(context.region(), draft.key()));
    }

    private static Price spotPrice(Context context, PriceKey key, SpotPrice spot) {
        return new Price(
                key,
                context.region(),
                "hour",
                List.of(new Tier(BigDecimal.ZERO, spot.min().value(), spot.max().value(), spot.source())));
    }

    private Item item(Draft draft) {
        Price price = price(context, draft);
        Amount quantity = draft.quantity().orElseThrow();
        if (draft.spot().isPresent()) {
            SpotPrice spot = draft.spot().get();
            Amount unit = context.draws().of(spotInput(draft.key(), spot));
            return item(draft, price, spot.mean().value(), quantity, unit);
        }

        if (price.tiers().size() == 1) {
            return item(draft, price, price.first().middle(), quantity, unit(price));
        }

        return tiered(draft, price, quantity);
    }

    private Item item(Draft draft, Price price, Usd unitPrice, Amount quantity, Amount unit) {
        double[] draws = new double[context.draws().width()];
        for (int index = 0; index < draws.length; index++) {
            draws[index] = quantity.draw(index) * unit.draw(index);
        }

        return new Item(draft, price, unitPrice.times(quantity.usual()), draws, unitPrice);
    }

    /** A price that is only bounded may as well be anything between. */
    private Amount unit(Price price) {
        Tier tier = price.first();
        return tier.isExact()
                ? Amount.of(tier.low().value())
                : context.draws()
                        .of(Input.between(
                                about(price.key(), tier),
                                tier.low().value(),
                                tier.high().value()));
    }

    private Item tiered(Draft draft, Price price, Amount quantity) {
        Amount total = totals.getOrDefault(draft.key(), quantity);
        Usd average = average(price, total.usual());
        double[] draws = new double[context.draws().width()];
        for (int index = 0; index < draws.length; index++) {
            double all = total.draw(index);
            draws[index] = all == 0 ? 0 : quantity.draw(index) * (cost(price, all) / all);
        }

        return new Item(draft, price, average.times(quantity.usual()), draws, average);
    }

    private static Usd average(Price price, BigDecimal total) {
        return total.signum() == 0
                ? price.first().middle()
                : new Usd(price.of(total).value().divide(total, MathContext.DECIMAL128));
    }

    private static double cost(Price price, double quantity) {
        double cost = 0;
        for (int index = 0; index < price.tiers().size(); index++) {
            double from = price.tiers().get(index).from().doubleValue();
            double to = index + 1 < price.tiers().size()
                    ? price.tiers().get(index + 1).from().doubleValue()
                    : Double.MAX_VALUE;
            double unit = price.tiers().get(index).middle().value().doubleValue();
            cost += unit * Math.max(0, Math.min(quantity, to) - from);
        }

        return cost;
    }

    private static Input spotInput(PriceKey key, SpotPrice spot) {
        return Input.positive(
                new About(
                        "price of " + key.usageType(),
                        "Price of a spot instance: " + spot.seen(),
                        "USD an hour",
                        spot.source().toString()),
                spot.min().value().value(),
                spot.mean().value().value(),
                spot.max().value().value());
    }

    private static About about(PriceKey key, Tier tier) {
        return new About(
                "price of " + key.serviceCode() + " " + key.usageType(),
                "A price that is only bounded",
                "USD",
                tier.source().toString());
    }
}
