package io.lakewarden.cost.recalibration;

import io.lakewarden.cost.price.PriceKey;
import java.util.Comparator;

/**
 * Something that is billed, as closely as a bill tells whose it is.
 *
 * @param key by AWS's names
 * @param owner the stack and logical id of a resource; or {@code pipeline} and its name; empty for all the rest
 */
public record Meter(PriceKey key, String owner) implements Comparable<Meter> {
    private static final Comparator<Meter> ORDER =
            Comparator.comparing(Meter::key).thenComparing(Meter::owner);

    /** Of a resource. */
    public static Meter ofResource(PriceKey key, String resourceId) {
        return new Meter(key, resourceId);
    }

    /** Of a pipeline, whichever its resource. */
    public static Meter ofPipeline(PriceKey key, String pipeline) {
        return new Meter(key, "pipeline " + pipeline);
    }

    /** Of whatever has no owner. */
    public static Meter ofRest(PriceKey key) {
        return new Meter(key, "");
    }

    @Override
    public int compareTo(Meter other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return owner.isEmpty() ? key.toString() : key + " of " + owner;
    }
}
