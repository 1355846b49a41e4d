package io.lakewarden.cost.price;

import java.util.Comparator;

/**
 * What AWS bills by, as its price list and its bills name it.
 *
 * @param serviceCode such as {@code AmazonEC2}
 * @param usageType such as {@code BoxUsage:m5.xlarge}, without the region's prefix
 * @param operation such as {@code RunInstances}; empty where the service has one only
 */
public record PriceKey(String serviceCode, String usageType, String operation) implements Comparable<PriceKey> {
    private static final Comparator<PriceKey> ORDER = Comparator.comparing(PriceKey::serviceCode)
            .thenComparing(PriceKey::usageType)
            .thenComparing(PriceKey::operation);

    /** Of a service that needs no operation to tell its prices apart. */
    public static PriceKey of(String serviceCode, String usageType) {
        return new PriceKey(serviceCode, usageType, "");
    }

    @Override
    public int compareTo(PriceKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (serviceCode + " " + usageType + " " + operation).strip();
    }
}
