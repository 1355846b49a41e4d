package io.lakewarden.cost.plan;

import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.SavingsRate;
import io.lakewarden.cost.runtime.Machine;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A node of a type and what it costs in a region.
 *
 * @param machine what it has
 * @param onDemand EC2's price
 * @param leastFee EMR's fee at least, whatever EC2's price is
 * @param mostFee at most; more than the least where the fee is only bounded
 * @param volumes its root volume, and those that EMR attaches
 * @param spot as a spot instance; empty where no price is known
 * @param savings what a Savings Plan takes off EC2's price; empty where that is not known
 * @param isVerified whether somebody looked all of these prices up
 */
public record Offer(
        Machine machine,
        UsdPerHour onDemand,
        UsdPerHour leastFee,
        UsdPerHour mostFee,
        UsdPerHour volumes,
        Optional<Spot> spot,
        Optional<SavingsRate> savings,
        boolean isVerified) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /**
     * As a spot instance.
     *
     * @param price mean over the zones
     * @param most in the dearest zone
     * @param reclaimedPerMonth share of such instances that are taken back in a month, 0 to 1
     */
    public record Spot(UsdPerHour price, UsdPerHour most, double reclaimedPerMonth) {}

    /** EMR's fee in the middle of what bounds it. */
    UsdPerHour fee() {
        return new UsdPerHour(leastFee.plus(mostFee).value().times(HALF));
    }

    Offer withVolumes(UsdPerHour others) {
        return new Offer(machine, onDemand, leastFee, mostFee, others, spot, savings, isVerified);
    }

    /** Whether somebody looked up all that it costs if it is bought so. */
    boolean isVerified(PurchasePlan plan) {
        return isVerified
                && (plan != PurchasePlan.SAVINGS_PLAN
                        || savings.map(SavingsRate::isVerified).orElse(false));
    }
}
