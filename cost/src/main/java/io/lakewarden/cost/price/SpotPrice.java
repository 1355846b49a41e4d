package io.lakewarden.cost.price;

import io.lakewarden.cost.money.UsdPerHour;

/**
 * What a spot instance costs: over the availability zones of a region, at one time.
 *
 * @param min in the cheapest zone
 * @param mean over the zones
 * @param max in the dearest
 * @param zones how many were seen; zero where it is only an average of the region
 * @param source where it comes from
 */
public record SpotPrice(UsdPerHour min, UsdPerHour mean, UsdPerHour max, int zones, Source source) {
    public SpotPrice {
        if (min.compareTo(mean) > 0 || mean.compareTo(max) > 0) {
            throw new IllegalArgumentException("Invalid spot price: got " + min + ", " + mean + ", " + max);
        }
    }

    /** Where it was seen, for a reader. */
    public String seen() {
        return zones == 0
                ? "the region's figure, no zone was seen and the spread is that of other types"
                : "mean of the zones that were seen";
    }
}
