package io.lakewarden.cost.price;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What a unit of something costs in a region, by how much of it is used in a month.
 *
 * @param key what is billed
 * @param region where
 * @param unit as the bill names it
 * @param tiers by quantity, the first from zero on
 */
public record Price(PriceKey key, String region, String unit, List<Tier> tiers) {
    public Price {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || tiers.get(0).from().signum() != 0) {
            throw new IllegalArgumentException("Invalid tiers of " + key + ": expected the first to start at zero");
        }

        for (int index = 1; index < tiers.size(); index++) {
            if (tiers.get(index).from().compareTo(tiers.get(index - 1).from()) <= 0) {
                throw new IllegalArgumentException("Invalid tiers of " + key + ": expected them to rise");
            }
        }
    }

    /** A part of a quantity that has one price. */
    public record Slice(BigDecimal quantity, Tier tier) {}

    /** That quantity, cut at the tiers; what is zero has one slice of zero. */
    public List<Slice> slices(BigDecimal quantity) {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("Invalid quantity of " + key + ": got " + quantity);
        }

        List<Slice> slices = new ArrayList<>();
        for (int index = 0; index < tiers.size(); index++) {
            Tier tier = tiers.get(index);
            BigDecimal upTo =
                    index + 1 < tiers.size() ? quantity.min(tiers.get(index + 1).from()) : quantity;
            if (index == 0 || upTo.compareTo(tier.from()) > 0) {
                slices.add(new Slice(upTo.subtract(tier.from()), tier));
            }
        }

        return slices;
    }

    /** What that quantity in a month costs, at the middle of each interval. */
    public Usd of(BigDecimal quantity) {
        return slices(quantity).stream()
                .map(slice -> slice.tier().middle().times(slice.quantity()))
                .reduce(Usd.ZERO, Usd::plus);
    }

    /** The first tier's price, what a small use pays. */
    public Tier first() {
        return tiers.get(0);
    }

    /** The worst trust of its tiers. */
    public Trust trust() {
        return tiers.stream().map(tier -> tier.source().trust()).reduce(Trust.LIST, Trust::and);
    }
}
