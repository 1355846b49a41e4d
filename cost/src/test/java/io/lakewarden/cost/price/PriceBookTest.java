package io.lakewarden.cost.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.money.UsdPerHour;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceBookTest {
    private static final PriceBook BOOK = PriceBook.bundled();

    @Test
    void hasTheKeyFigures() {
        assertThat(usd("us-east-1", PriceKeys.S3_STANDARD)).isEqualTo("0.023");
        assertThat(usd("us-east-1", PriceKeys.S3_PUT)).isEqualTo("0.000005");
        assertThat(usd("us-east-1", PriceKeys.S3_GET)).isEqualTo("0.0000004");
        assertThat(usd("us-east-1", PriceKeys.NAT_GIGABYTE)).isEqualTo("0.045");
        assertThat(usd("us-east-1", PriceKeys.ENDPOINT_HOUR)).isEqualTo("0.01");
        assertThat(usd("us-east-1", PriceKeys.KMS_REQUEST)).isEqualTo("0.000003");
        assertThat(usd("us-east-1", PriceKeys.STATE_TRANSITION)).isEqualTo("0.000025");
        assertThat(usd("us-east-1", PriceKeys.volume("gp3"))).isEqualTo("0.08");
        assertThat(usd("us-east-1", PriceKeys.LOAD_BALANCER_HOUR)).isEqualTo("0.0225");
        assertThat(usd("us-east-1", PriceKeys.FARGATE_CPU_HOUR)).isEqualTo("0.04048");
        assertThat(usd("us-east-1", PriceKeys.databaseMultiZone("db.t3.large", "mysql")))
                .isEqualTo("0.272");
        assertThat(usd("us-east-1", PriceKeys.broker("kafka.t3.small"))).isEqualTo("0.0456");
        assertThat(usd("sa-east-1", PriceKeys.EMR_SERVERLESS_CPU_HOUR)).isEqualTo("0.09048");
        assertThat(usd("sa-east-1", PriceKeys.TRANSFER_INTERNET)).isEqualTo("0.15");
        assertThat(BOOK.onDemand("eu-west-1", "m6g.xlarge")).isEqualTo(UsdPerHour.of("0.172"));
    }

    @Test
    void storageIsCheaperByVolume() {
        Price standard = BOOK.price("us-east-1", PriceKeys.S3_STANDARD);

        assertThat(standard.of(new BigDecimal("51200"))).isEqualTo(Usd.of("1177.6"));
        assertThat(standard.of(new BigDecimal("51201"))).isEqualTo(Usd.of("1177.622"));
        assertThat(standard.of(new BigDecimal("600000"))).isEqualTo(Usd.of("13163.2"));
        assertThat(standard.of(BigDecimal.ZERO)).isEqualTo(Usd.ZERO);
    }

    @Test
    void anEmrFeeThatIsOnlyBoundedIsAnInterval() {
        Tier large = BOOK.price("us-east-1", PriceKeys.emrFee("r6g.16xlarge")).first();
        Tier known = BOOK.price("us-east-1", PriceKeys.emrFee("m5.xlarge")).first();
        Tier unlisted = BOOK.price("us-east-1", PriceKeys.emrFee("r6g.8xlarge")).first();

        assertThat(large.low()).isEqualTo(Usd.of("0.27"));
        assertThat(large.high()).isEqualTo(Usd.of("0.8064"));
        assertThat(large.source().trust()).isEqualTo(Trust.MEMORY);
        assertThat(known.isExact()).isTrue();
        assertThat(known.low()).isEqualTo(Usd.of("0.048"));
        assertThat(known.source().trust()).isEqualTo(Trust.FIXTURE);
        assertThat(unlisted.low()).isEqualTo(Usd.of("0.27"));
        assertThat(unlisted.high()).isEqualTo(Usd.of("0.4032"));
    }

    @Test
    void aPriceTakenFromAnotherRegionSaysSo() {
        Tier derived = BOOK.price("eu-west-1", PriceKeys.NAT_GIGABYTE).first();

        assertThat(derived.source().trust()).isEqualTo(Trust.DERIVED);
        assertThat(derived.source().name()).endsWith("[us-east-1's, taken for want of the region's own]");
        assertThat(BOOK.price("eu-west-1", PriceKeys.GLUE_ETL_HOUR).trust()).isEqualTo(Trust.FIXTURE);
    }

    @Test
    void everyPriceHasASourceWithADate() {
        assertThat(BOOK.regions()).contains("eu-south-2", "eu-west-1", "sa-east-1", "us-east-1");
        assertThat(BOOK.regions()).allSatisfy(region -> assertThat(BOOK.prices(region))
                .allSatisfy(price -> assertThat(price.tiers()).allSatisfy(tier -> {
                    assertThat(tier.source().name()).isNotBlank();
                    assertThat(tier.source().date()).isNotBlank();
                })));
    }

    @Test
    void onDemandPricesAreLinearInTheSizeOfAFamily() {
        BOOK.instanceTypes().stream()
                .filter(type -> !type.size().contains("metal") && !type.family().startsWith("t"))
                .collect(Collectors.groupingBy(InstanceType::family))
                .forEach((family, types) -> {
                    List<BigDecimal> perCore = types.stream()
                            .map(type -> BOOK.onDemand("us-east-1", type.name())
                                    .value()
                                    .value()
                                    .divide(BigDecimal.valueOf(type.vcpus()), MathContext.DECIMAL64))
                            .sorted()
                            .toList();
                    BigDecimal widest = perCore.get(perCore.size() - 1).divide(perCore.get(0), MathContext.DECIMAL64);
                    assertThat(widest).as(family).isLessThan(new BigDecimal("1.005"));
                });
    }

    @Test
    void spotHasItsSpreadOverZones() {
        SpotPrice measured = BOOK.spot("eu-south-2", "m6id.8xlarge");
        SpotPrice advised = BOOK.spot("us-east-1", "c5.12xlarge");

        assertThat(measured.min()).isEqualTo(UsdPerHour.of("0.2621"));
        assertThat(measured.max()).isEqualTo(UsdPerHour.of("2.0112"));
        assertThat(measured.zones()).isEqualTo(3);
        assertThat(advised.mean()).isEqualTo(UsdPerHour.of("0.6732"));
        assertThat(advised.source().trust()).isEqualTo(Trust.DERIVED);
    }

    @Test
    void aMissingPriceNamesItsKey() {
        assertThatThrownBy(() -> BOOK.onDemand("us-east-1", "m9z.xlarge"))
                .isInstanceOf(MissingPrice.class)
                .hasMessage("Cannot price AmazonEC2 BoxUsage:m9z.xlarge RunInstances in us-east-1: the price book of "
                        + "2026-07-20 has no such price; fetch newer ones with ./lakewarden cost refresh, or add it to "
                        + "a book of your own");
        assertThatThrownBy(() -> BOOK.price("mars-north-1", PriceKeys.KMS_REQUEST))
                .isInstanceOf(MissingPrice.class)
                .hasMessageStartingWith("Cannot price awskms KMS-Requests in mars-north-1: ");
    }

    @Test
    void aBookEditedByHandIsRefused(@TempDir Path folder) throws IOException {
        PriceBookWriter writer = new PriceBookWriter();
        BOOK.prices("us-east-1").forEach(writer::add);
        PriceLock lock = writer.write(folder, "2026-07-20");
        Path prices = folder.resolve("prices.csv");

        assertThat(PriceBookFiles.read(folder).lock()).isEqualTo(lock);
        Files.writeString(prices, Files.readString(prices).replace("0.192,", "0.193,"));
        assertThatThrownBy(() -> PriceBookFiles.read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("its files have the hash ")
                .hasMessageEndingWith(", and its lock of 2026-07-20 says " + lock.sha256());
    }

    private static String usd(String region, PriceKey key) {
        return BOOK.price(region, key).first().low().toString();
    }

    @Test
    void anOldBookIsWarnedOfByTheDayThatIsAskedFor() {
        PriceLock lock = new PriceLock("2026-07-20", "0".repeat(64));

        assertThat(lock.warning(LocalDate.of(2026, 10, 18))).isEmpty();
        assertThat(lock.warning(LocalDate.of(2026, 10, 19)))
                .contains("The price book is of 2026-07-20, 91 days before 2026-10-19 and more than the 90 after which"
                        + " prices are to be looked at again; fetch newer prices with cost refresh");
        assertThat(lock.tooOld(LocalDate.of(2026, 8, 19), 30)).isEmpty();
        assertThat(lock.tooOld(LocalDate.of(2026, 8, 20), 30))
                .contains("The price book is of 2026-07-20, 31 days before 2026-08-20 and more than the 30 that"
                        + " --max-price-age allows; fetch newer prices with cost refresh");
    }
}
