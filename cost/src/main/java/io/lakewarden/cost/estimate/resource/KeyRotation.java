package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.inventory.Resource;
import io.lakewarden.cost.price.PriceKeys;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Keys of KMS: each of the first two rotations adds the price of a key, no later one
 * (https://aws.amazon.com/kms/pricing/). A key is taken to be made on the first day of the estimate.
 */
final class KeyRotation {
    private static final BigDecimal A_YEAR = BigDecimal.valueOf(365);
    private static final long MOST_PAID = 2;

    private KeyRotation() {}

    static List<Draft> key(Resource key, Context context) {
        if (!key.isTrue("EnableKeyRotation")) {
            return List.of(draft(key, 0, "one a month"));
        }

        long days = key.number("RotationPeriodInDays").orElse(A_YEAR).longValue();
        long age = ChronoUnit.DAYS.between(
                context.calendar().first().atDay(1), context.calendar().month().atDay(1));
        long rotations = Math.min(MOST_PAID, days == 0 ? MOST_PAID : age / days);
        return List.of(draft(
                key,
                rotations,
                "one a month, and one more for each of its first two rotations, every " + days + " days: " + rotations
                        + " by then if it is new"));
    }

    private static Draft draft(Resource key, long rotations, String derivation) {
        return Draft.fixed(key, PriceKeys.KMS_KEY_MONTH, "key", Amount.of(1 + rotations), derivation);
    }
}
