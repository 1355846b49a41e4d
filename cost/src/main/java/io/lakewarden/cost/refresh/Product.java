package io.lakewarden.cost.refresh;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * A product of an offer file.
 *
 * @param sku its id
 * @param attributes by the price list's names
 */
record Product(String sku, Map<String, String> attributes) {
    private static final Pattern REGION_PREFIX = Pattern.compile("^[A-Z]{2,4}\\d?-");
    private static final String EC2 = "AmazonEC2";
    private static final String EMR = "ElasticMapReduce";

    Product {
        attributes = Map.copyOf(attributes);
    }

    /** The usage type without the region's prefix, which differs from service to service. */
    String usageType() {
        return REGION_PREFIX.matcher(of("usagetype")).replaceFirst("");
    }

    String operation() {
        return of("operation");
    }

    /** Whether it is of the region, and of the kind that this project prices: Linux, shared, without other software. */
    boolean isWanted(String serviceCode, String region) {
        if (!of("regionCode").equals(region)) {
            return false;
        }

        return switch (serviceCode) {
            case EC2 ->
                !usageType().startsWith("BoxUsage:")
                        || is("operatingSystem", "Linux")
                                && is("tenancy", "Shared")
                                && is("preInstalledSw", "NA")
                                && is("capacitystatus", "Used")
                                && is("licenseModel", "No License required");
            case EMR -> !usageType().startsWith("BoxUsage:") || is("softwareType", "EMR");
            default -> true;
        };
    }

    private boolean is(String attribute, String value) {
        return of(attribute).equals(value);
    }

    private String of(String attribute) {
        return attributes.getOrDefault(attribute, "");
    }
}
