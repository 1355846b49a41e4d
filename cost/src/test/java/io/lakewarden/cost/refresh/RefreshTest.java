package io.lakewarden.cost.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceBookFiles;
import io.lakewarden.cost.price.PriceKeys;
import io.lakewarden.cost.price.SpotPrice;
import io.lakewarden.cost.price.Trust;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Against a server in this process that answers as AWS documents it. */
class RefreshTest {
    private static final PriceBook OLD = PriceBook.bundled();
    private static final String EC2 = "/offers/v1.0/aws/AmazonEC2/current/eu-west-1/index.json";
    private static final String EMR = "/offers/v1.0/aws/ElasticMapReduce/current/eu-west-1/index.json";
    private static final String S3 = "/offers/v1.0/aws/AmazonS3/current/eu-west-1/index.json";

    @TempDir
    private Path folder;

    private final Map<String, String> files = new TreeMap<>();
    private final Deque<String> spotPages = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getPath();
            String answer = path.equals("/") ? spotPages.remove() : files.getOrDefault(path, "");
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void takesThePriceOfTheRightProductAmongThoseOfATypesName() {
        files.put(
                EC2,
                offer(
                        """
                        "A": {"sku": "A", "productFamily": "Compute Instance", "attributes": {%s, "usagetype": "EU-BoxUsage:m6g.xlarge", "operation": "RunInstances", "preInstalledSw": "NA"}},
                        "B": {"sku": "B", "productFamily": "Compute Instance", "attributes": {%s, "usagetype": "EU-BoxUsage:m6g.xlarge", "operation": "RunInstances:0004", "preInstalledSw": "SQL Std"}},
                        "C": {"sku": "C", "productFamily": "NAT Gateway", "attributes": {"regionCode": "eu-west-1", "usagetype": "EU-NatGateway-Bytes", "operation": "NatGateway"}}
                        """
                                .formatted(LINUX, LINUX),
                        term("A", "0.1755") + "," + term("B", "0.9") + "," + term("C", "0.048")));

        PriceBook book = refreshed();

        assertThat(book.onDemand("eu-west-1", "m6g.xlarge")).isEqualTo(UsdPerHour.of("0.1755"));
        assertThat(book.price("eu-west-1", PriceKeys.NAT_GIGABYTE).first()).satisfies(tier -> {
            assertThat(tier.low()).isEqualTo(Usd.of("0.048"));
            assertThat(tier.source().trust()).isEqualTo(Trust.LIST);
            assertThat(tier.source().name()).isEqualTo("AWS price list, AmazonEC2 20261120000000");
            assertThat(tier.source().date()).isEqualTo("2026-11-20");
        });
        assertThat(book.lock().date()).isEqualTo("2026-11-20");
        assertThat(book.onDemand("us-east-1", "m6g.xlarge")).isEqualTo(OLD.onDemand("us-east-1", "m6g.xlarge"));
        assertThat(book.prices("eu-west-1")).hasSameSizeAs(OLD.prices("eu-west-1"));
    }

    @Test
    void anEmrFeeThatWasOnlyBoundedIsKnownThen() {
        files.put(
                EMR,
                offer(
                        """
                        "A": {"sku": "A", "attributes": {"regionCode": "eu-west-1", "usagetype": "EU-BoxUsage:r6g.16xlarge", "softwareType": "EMR", "operation": ""}},
                        "B": {"sku": "B", "attributes": {"regionCode": "eu-west-1", "usagetype": "EU-BoxUsage:r6g.16xlarge", "softwareType": "MapR", "operation": ""}}
                        """,
                        term("A", "0.8064") + "," + term("B", "1.1")));

        assertThat(OLD.price("eu-west-1", PriceKeys.emrFee("r6g.16xlarge"))
                        .first()
                        .isExact())
                .isFalse();
        assertThat(refreshed()
                        .price("eu-west-1", PriceKeys.emrFee("r6g.16xlarge"))
                        .first())
                .satisfies(tier -> {
                    assertThat(tier.isExact()).isTrue();
                    assertThat(tier.low()).isEqualTo(Usd.of("0.8064"));
                });
    }

    @Test
    void tiersAreKept() {
        files.put(
                S3,
                offer(
                        """
                        "A": {"sku": "A", "attributes": {"regionCode": "eu-west-1", "usagetype": "EU-TimedStorage-ByteHrs", "operation": ""}}
                        """,
                        """
                        "A": {"A.T": {"priceDimensions": {
                          "A.T.2": {"beginRange": "51200", "endRange": "Inf", "pricePerUnit": {"USD": "0.022"}},
                          "A.T.1": {"beginRange": "0", "endRange": "51200", "pricePerUnit": {"USD": "0.023"}}}}}
                        """));

        assertThat(refreshed().price("eu-west-1", PriceKeys.S3_STANDARD).of(new BigDecimal("51201")))
                .isEqualTo(Usd.of("1177.622"));
    }

    @Test
    void whatIsManyTimesOffOrHasSeveralPricesIsNotTakenButTold() {
        files.put(
                EC2,
                offer(
                        """
                        "A": {"sku": "A", "attributes": {"regionCode": "eu-west-1", "usagetype": "EU-NatGateway-Bytes", "operation": "NatGateway"}},
                        "B": {"sku": "B", "attributes": {"regionCode": "eu-west-1", "usagetype": "EU-NatGateway-Hours", "operation": "NatGateway"}},
                        "C": {"sku": "C", "attributes": {"regionCode": "eu-west-1", "usagetype": "EU-NatGateway-Hours", "operation": "Other"}}
                        """,
                        term("A", "0.45") + "," + term("B", "0.048") + "," + term("C", "0.05")));

        Refresh.Outcome outcome = refresh(Map.of());

        assertThat(outcome.replaced()).isZero();
        assertThat(outcome.kept()).isEqualTo(OLD.prices("eu-west-1").size());
        assertThat(outcome.doubts())
                .contains(
                        "AmazonEC2 NatGateway-Bytes in eu-west-1: the list's price is more than 4 times off the old one:"
                                + " got 0.45, had 0.045",
                        "AmazonEC2 NatGateway-Hours in eu-west-1: the list has 2 prices for it",
                        "AmazonS3 in eu-west-1: the list has no such file");
    }

    @Test
    void spotIsTheMedianOfEachZoneOverAllPages() {
        spotPages.add(spot("0.05", "eu-west-1a", "more"));
        spotPages.add(spot("0.07", "eu-west-1b", ""));
        Ec2Client client = Ec2Client.builder()
                .region(Region.EU_WEST_1)
                .endpointOverride(URI.create(address()))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();

        refresh(Map.of("eu-west-1", new SpotHistory(client, Instant.parse("2026-11-24T00:00:00Z"), 30)));
        SpotPrice price = PriceBookFiles.read(folder).spot("eu-west-1", "m6g.xlarge");

        assertThat(price.min()).isEqualTo(UsdPerHour.of("0.05"));
        assertThat(price.mean()).isEqualTo(UsdPerHour.of("0.06"));
        assertThat(price.max()).isEqualTo(UsdPerHour.of("0.07"));
        assertThat(price.zones()).isEqualTo(2);
        assertThat(price.source().toString())
                .isEqualTo("EC2 spot price history, median of 30 days in each zone, 2026-11-24");
        assertThat(asked).anyMatch(body -> body.contains("ProductDescription.1=Linux%2FUNIX"));
    }

    @Test
    void aListThatDoesNotAnswerIsToldInASentence() {
        server.stop(0);

        assertThatThrownBy(() -> refresh(Map.of()))
                .isInstanceOf(Unreachable.class)
                .hasMessageStartingWith("Cannot fetch the prices of ")
                .hasMessageEndingWith("; the book that comes with this version needs no network");
    }

    private static final String LINUX =
            """
            "regionCode": "eu-west-1", "operatingSystem": "Linux", "tenancy": "Shared", "capacitystatus": "Used", "licenseModel": "No License required\"""";

    private PriceBook refreshed() {
        refresh(Map.of());
        return PriceBookFiles.read(folder);
    }

    private Refresh.Outcome refresh(Map<String, SpotHistory> spot) {
        return new Refresh(OLD, new PriceList(URI.create(address())), spot).write(Set.of("eu-west-1"), folder);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String offer(String products, String terms) {
        return """
                {"formatVersion": "v1.0", "offerCode": "x", "version": "20261120000000", "publicationDate": "2026-11-20T10:00:00Z",
                 "products": {%s},
                 "terms": {"Reserved": {"A": {"A.R": {"priceDimensions": {}}}}, "OnDemand": {%s}}}
                """
                .formatted(products, terms);
    }

    private static String term(String sku, String usd) {
        return """
                "%s": {"%s.T": {"priceDimensions": {"%s.T.1": {"unit": "Hrs", "beginRange": "0", "endRange": "Inf", "pricePerUnit": {"USD": "%s"}}}}}"""
                .formatted(sku, sku, sku, usd);
    }

    /** Three prices of one zone, whose middle one is the given. */
    private static String spot(String median, String zone, String next) {
        StringBuilder items = new StringBuilder();
        for (String price : List.of("0.01", median, "0.9")) {
            items.append(
                    "<item><instanceType>m6g.xlarge</instanceType><productDescription>Linux/UNIX</productDescription>"
                            + "<spotPrice>" + price + "</spotPrice><timestamp>2026-11-20T00:00:00.000Z</timestamp>"
                            + "<availabilityZone>" + zone + "</availabilityZone></item>");
        }

        return "<DescribeSpotPriceHistoryResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + "<requestId>1</requestId><spotPriceHistorySet>" + items + "</spotPriceHistorySet>"
                + "<nextToken>" + next + "</nextToken></DescribeSpotPriceHistoryResponse>";
    }
}
