package io.lakewarden.cost.plan;

import io.lakewarden.cost.price.Price;
import java.math.BigDecimal;

/**
 * What a Compute Savings Plan of one year without upfront payment takes off EC2's price, which is then paid every hour.
 *
 * @param least share at least, 0 to 1
 * @param middle usual
 * @param most at most
 * @param isVerified whether somebody looked it up
 */
public record SavingsRate(BigDecimal least, BigDecimal middle, BigDecimal most, boolean isVerified) {
    /** As a book has it. */
    static SavingsRate of(Price share) {
        return new SavingsRate(
                share.first().low().value(),
                share.first().middle().value(),
                share.first().high().value(),
                share.trust().isVerified());
    }

    /** What is paid in a month at a share, in hours of the on-demand price. */
    BigDecimal paidHours(BigDecimal saved) {
        return BigDecimal.ONE.subtract(saved).multiply(Pricing.HOURS_OF_A_MONTH);
    }
}
