package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.function.Function;

/** What a cluster costs a run. EMR's fee is the same however a node is bought. */
final class Pricing {
    /** What a Compute Savings Plan of one year takes off; from memory, unverified. */
    static final double SAVED = 0.27;

    static final double HOURS_OF_A_MONTH = 730;

    /** So often there is spot capacity in time; unverified. */
    private static final BigDecimal SPOT_HAD = new BigDecimal("0.95");

    private static final BigDecimal COMMITTED = BigDecimal.valueOf((1 - SAVED) * HOURS_OF_A_MONTH);

    private final Offer primary;
    private final BigDecimal runsPerMonth;

    Pricing(Offer primary, double runsPerMonth) {
        this.primary = primary;
        this.runsPerMonth = BigDecimal.valueOf(runsPerMonth);
    }

    /** Nodes that are bought on demand. */
    static int onDemandNodes(PurchasePlan plan, int nodes) {
        return plan == PurchasePlan.SPOT ? (nodes + 2) / 3 : nodes;
    }

    /** With EMR's fee at its most, and spot at its mean. */
    Usd expected(Offer offer, PurchasePlan plan, int nodes, Duration time) {
        return cost(offer, plan, nodes, time, Offer::mostFee, Offer.Spot::price);
    }

    /** With EMR's fee at its least, and spot at its mean. */
    Usd least(Offer offer, PurchasePlan plan, int nodes, Duration time) {
        return cost(offer, plan, nodes, time, Offer::leastFee, Offer.Spot::price);
    }

    /** With EMR's fee at its most, and spot as in its dearest zone. */
    Usd most(Offer offer, PurchasePlan plan, int nodes, Duration time) {
        return cost(offer, plan, nodes, time, Offer::mostFee, Offer.Spot::most);
    }

    private Usd cost(
            Offer offer,
            PurchasePlan plan,
            int nodes,
            Duration time,
            Function<Offer, UsdPerHour> fee,
            Function<Offer.Spot, UsdPerHour> spotPrice) {
        UsdPerHour around = primary.onDemand()
                .plus(primary.volumes())
                .plus(offer.volumes().times(nodes))
                .plus(fee.apply(offer).times(nodes))
                .plus(fee.apply(primary));
        UsdPerHour spot = offer.spot().map(spotPrice).orElse(UsdPerHour.ZERO);
        return switch (plan) {
            case ON_DEMAND -> around.plus(offer.onDemand().times(nodes)).times(time);
            case SPOT -> around.plus(mixed(offer, nodes, spot)).times(time);
            case SAVINGS_PLAN -> around.times(time).plus(commitment(offer, nodes));
        };
    }

    /** Spot where it is had, on demand otherwise. */
    private static UsdPerHour mixed(Offer offer, int nodes, UsdPerHour spot) {
        int onDemand = onDemandNodes(PurchasePlan.SPOT, nodes);
        BigDecimal had = SPOT_HAD.multiply(BigDecimal.valueOf(nodes - onDemand));
        return new UsdPerHour(spot.value()
                .times(had)
                .plus(offer.onDemand().value().times(BigDecimal.valueOf(nodes).subtract(had))));
    }

    /** A run's part of what is paid every hour of the month. */
    private Usd commitment(Offer offer, int nodes) {
        Usd month = offer.onDemand().times(nodes).value().times(COMMITTED);
        return new Usd(month.value().divide(runsPerMonth, MathContext.DECIMAL128));
    }
}
