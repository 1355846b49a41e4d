package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.SavingsRate;
import io.lakewarden.cost.runtime.CoreNodes;
import io.lakewarden.cost.runtime.Workers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.function.Function;

/** What a cluster costs a run. EMR's fee is the same however a node is bought. */
final class Pricing {
    /** So often there is spot capacity in time; unverified. */
    private static final BigDecimal SPOT_HAD = new BigDecimal("0.95");

    private final Offer primary;
    private final BigDecimal runsPerMonth;

    Pricing(Offer primary, double runsPerMonth) {
        this.primary = primary;
        this.runsPerMonth = BigDecimal.valueOf(runsPerMonth);
    }

    /** So many nodes, of which two thirds are spot if they are bought so. */
    static Workers workers(PurchasePlan plan, CoreNodes nodes) {
        int onDemand = plan == PurchasePlan.SPOT ? (nodes.count() + 2) / 3 : nodes.count();
        return new Workers(nodes, nodes.count() - onDemand);
    }

    /** As the estimate is at usual values: the middle of EMR's fee and of what a Savings Plan takes off, spot at its mean. */
    RunCost usual(Offer offer, PurchasePlan plan, Workers workers, Duration time) {
        return cost(offer, plan, workers, time, Offer::fee, Offer.Spot::price, SavingsRate::middle);
    }

    /** With EMR's fee at its least, spot at its mean, and a Savings Plan that takes off the most. */
    Usd least(Offer offer, PurchasePlan plan, Workers workers, Duration time) {
        return cost(offer, plan, workers, time, Offer::leastFee, Offer.Spot::price, SavingsRate::most)
                .total();
    }

    /** With EMR's fee at its most, spot as in its dearest zone, and a Savings Plan that takes off the least. */
    Usd most(Offer offer, PurchasePlan plan, Workers workers, Duration time) {
        return cost(offer, plan, workers, time, Offer::mostFee, Offer.Spot::most, SavingsRate::least)
                .total();
    }

    private RunCost cost(
            Offer offer,
            PurchasePlan plan,
            Workers workers,
            Duration time,
            Function<Offer, UsdPerHour> fee,
            Function<Offer.Spot, UsdPerHour> spotPrice,
            Function<SavingsRate, BigDecimal> saved) {
        int nodes = workers.nodes().count();
        BigDecimal had =
                plan == PurchasePlan.SPOT ? SPOT_HAD.multiply(BigDecimal.valueOf(workers.spot())) : BigDecimal.ZERO;
        BigDecimal onDemand = plan == PurchasePlan.SAVINGS_PLAN
                ? BigDecimal.ZERO
                : BigDecimal.valueOf(nodes).subtract(had);
        UsdPerHour spot = offer.spot().map(spotPrice).orElse(UsdPerHour.ZERO);
        return new RunCost(
                primary.onDemand().plus(times(offer.onDemand(), onDemand)).times(time),
                times(spot, had).times(time),
                plan == PurchasePlan.SAVINGS_PLAN ? commitment(offer, nodes, saved) : Usd.ZERO,
                fee.apply(primary).plus(fee.apply(offer).times(nodes)).times(time),
                primary.mostFee().plus(offer.mostFee().times(nodes)).times(time),
                primary.volumes().plus(offer.volumes().times(nodes)).times(time));
    }

    private static UsdPerHour times(UsdPerHour price, BigDecimal nodes) {
        return new UsdPerHour(price.value().times(nodes));
    }

    /** A run's part of what is paid every hour of the month. */
    private Usd commitment(Offer offer, int nodes, Function<SavingsRate, BigDecimal> saved) {
        BigDecimal hours =
                offer.savings().map(rate -> rate.paidHours(saved.apply(rate))).orElse(UsdPerHour.HOURS_OF_A_MONTH);
        Usd month = offer.onDemand().times(nodes).value().times(hours);
        return new Usd(month.value().divide(runsPerMonth, MathContext.DECIMAL128));
    }
}
