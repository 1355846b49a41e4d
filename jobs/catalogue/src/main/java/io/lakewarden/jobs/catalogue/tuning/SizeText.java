package io.lakewarden.jobs.catalogue.tuning;

import io.lakewarden.model.Gibibytes;
import java.math.BigDecimal;

/** Sizes in words. */
final class SizeText {
    private SizeText() {}

    /** Say {@code 2 GiB} or {@code 0.5 GiB}. */
    static String text(Gibibytes size) {
        return BigDecimal.valueOf(size.value()).stripTrailingZeros().toPlainString() + " GiB";
    }
}
