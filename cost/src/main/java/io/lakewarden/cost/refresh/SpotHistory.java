package io.lakewarden.cost.refresh;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.Source;
import io.lakewarden.cost.price.SpotPrice;
import io.lakewarden.cost.price.Trust;
import java.math.BigDecimal;
import java.math.MathContext;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.Ec2ClientBuilder;
import software.amazon.awssdk.services.ec2.model.DescribeSpotPriceHistoryRequest;

/**
 * What spot instances cost lately: of each zone the median of its prices, never the last one, and over the zones the least,
 * the mean and the most.
 */
public final class SpotHistory {
    private static final String LINUX = "Linux/UNIX";

    private final Ec2Client client;
    private final Instant until;
    private final int days;

    /**
     * @param client of the region that is asked
     * @param until the end of the time that is looked at
     * @param days how long it is, 1 to 90
     */
    public SpotHistory(Ec2Client client, Instant until, int days) {
        this.client = client;
        this.until = until;
        this.days = days;
    }

    /** Of a region, with the credentials of AWS's own tools; {@code endpoint} instead of AWS's where it is given. */
    public static SpotHistory inRegion(String region, Optional<URI> endpoint, Instant until, int days) {
        Ec2ClientBuilder client =
                Ec2Client.builder().region(Region.of(region)).httpClientBuilder(UrlConnectionHttpClient.builder());
        endpoint.ifPresent(client::endpointOverride);
        return new SpotHistory(client.build(), until, days);
    }

    /** By instance type. */
    SortedMap<String, SpotPrice> prices() {
        SortedMap<String, SpotPrice> prices = new TreeMap<>();
        byZone().forEach((type, zones) -> prices.put(type, price(zones)));
        return prices;
    }

    private Map<String, Map<String, List<BigDecimal>>> byZone() {
        Map<String, Map<String, List<BigDecimal>>> found = new TreeMap<>();
        try {
            client.describeSpotPriceHistoryPaginator(DescribeSpotPriceHistoryRequest.builder()
                            .startTime(until.minus(days, ChronoUnit.DAYS))
                            .endTime(until)
                            .productDescriptions(LINUX)
                            .build())
                    .spotPriceHistory()
                    .forEach(price -> found.computeIfAbsent(price.instanceTypeAsString(), type -> new TreeMap<>())
                            .computeIfAbsent(price.availabilityZone(), zone -> new ArrayList<>())
                            .add(new BigDecimal(price.spotPrice())));
        } catch (SdkException e) {
            throw new Unreachable(
                    "Cannot fetch spot prices: "
                            + e.getMessage().lines().findFirst().orElse("no answer")
                            + "; set credentials that may ec2:DescribeSpotPriceHistory, or leave them out with --without-spot",
                    e);
        }

        return found;
    }

    private SpotPrice price(Map<String, List<BigDecimal>> zones) {
        List<BigDecimal> medians =
                zones.values().stream().map(SpotHistory::median).sorted().toList();
        BigDecimal sum = medians.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new SpotPrice(
                rate(medians.get(0)),
                rate(sum.divide(BigDecimal.valueOf(medians.size()), MathContext.DECIMAL64)),
                rate(medians.get(medians.size() - 1)),
                medians.size(),
                new Source(
                        "EC2 spot price history, median of " + days + " days in each zone",
                        LocalDate.ofInstant(until, ZoneOffset.UTC).toString(),
                        Trust.LIST));
    }

    private static UsdPerHour rate(BigDecimal usd) {
        return new UsdPerHour(new Usd(usd));
    }

    private static BigDecimal median(List<BigDecimal> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
