package io.lakewarden.cost.price;

import io.lakewarden.cost.money.UsdPerHour;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a Compute Savings Plan of one year without upfront payment takes off EC2's price, which is then paid every hour.
 *
 * @param least share at least, 0 to 1
 * @param middle usual
 * @param most at most
 * @param isVerified whether somebody looked it up
 */
public record SavingsRate(BigDecimal least, BigDecimal middle, BigDecimal most, boolean isVerified) {
    /** As a book has it for a region, if it does. */
    public static Optional<SavingsRate> in(PriceBook book, String region) {
        return book.find(region, PriceKeys.SAVINGS_PLAN_ONE_YEAR)
                .map(share -> new SavingsRate(
                        share.first().low().value(),
                        share.first().middle().value(),
                        share.first().high().value(),
                        share.trust().isVerified()));
    }

    /** What is paid in a month at a share, in hours of the on-demand price. */
    public BigDecimal paidHours(BigDecimal saved) {
        return BigDecimal.ONE.subtract(saved).multiply(UsdPerHour.HOURS_OF_A_MONTH);
    }
}
