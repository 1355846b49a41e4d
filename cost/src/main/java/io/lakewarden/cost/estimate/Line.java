package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.resource.Basis;
import io.lakewarden.cost.estimate.resource.Extent;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceKey;
import io.lakewarden.cost.price.Tier;
import io.lakewarden.cost.price.Trust;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A line of the month's bill.
 *
 * @param path the construct, or the state of a state machine, that causes it
 * @param resourceId stack and logical id
 * @param resourceType such as {@code AWS::S3::Bucket}
 * @param environment it belongs to
 * @param pipeline that causes it, if one alone does
 * @param zone whose data it is, if it is a zone's
 * @param service as a reader knows it, such as {@code EC2}
 * @param key what is billed, by AWS's names
 * @param what for a reader
 * @param quantity usual, in the month
 * @param unit of the quantity
 * @param unitPrice what a unit costs on average; over tiers and intervals the usual of it
 * @param tiers the price it comes from, each with its source
 * @param cost of the line
 * @param basis what makes it grow
 * @param derivation how the quantity came about
 * @param extent how long and how often it is there, where that is what the quantity consists of
 */
public record Line(
        String path,
        String resourceId,
        String resourceType,
        String environment,
        Optional<String> pipeline,
        Optional<String> zone,
        String service,
        PriceKey key,
        String what,
        BigDecimal quantity,
        String unit,
        Usd unitPrice,
        List<Tier> tiers,
        CostRange cost,
        Basis basis,
        String derivation,
        Optional<Extent> extent) {
    public Line {
        tiers = List.copyOf(tiers);
    }

    /** The worst trust of its price. */
    public Trust trust() {
        return tiers.stream().map(tier -> tier.source().trust()).reduce(Trust.LIST, Trust::and);
    }
}
