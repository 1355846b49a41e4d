package io.lakewarden.cost.refresh;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * What was wanted of an offer file.
 *
 * @param version of the file
 * @param published day of its publication
 * @param prices on demand: the tiers of each product
 */
record Offer(String version, String published, SortedMap<String, Priced> prices) {
    /** A product and its tiers, the lowest first. */
    record Priced(Product product, List<Dimension> tiers) {}

    /** A price from a quantity on. */
    record Dimension(BigDecimal from, Usd usd) {}
}
