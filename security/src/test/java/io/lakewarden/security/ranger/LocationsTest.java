package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LocationsTest {
    @Test
    void givesEachDatasetAFolderUnderItsZonesPrefix() {
        Locations locations = locations(Map.of("gold", "s3://lake/gold", "gold_old", "s3://lake/gold_old"));

        assertThat(locations.of(DatasetId.of("gold.sales"))).contains("s3://lake/gold/sales");
        assertThat(locations.of(DatasetId.of("silver.lines"))).isEmpty();
    }

    @Test
    void refusesPrefixesThatWouldOpenMoreThanTheirZone() {
        assertThatThrownBy(() -> locations(Map.of("gold", "s3://lake", "silver", "s3://lake/silver")))
                .hasMessage(
                        "Invalid prefixes: got s3://lake/silver of zone silver, which lies in s3://lake of zone gold, "
                                + "expected none inside another");
        assertThatThrownBy(() -> locations(Map.of("gold", "s3://lake", "silver", "s3://lake")))
                .hasMessageStartingWith("Invalid prefixes: got s3://lake of zone");
        assertThatThrownBy(() -> locations(Map.of("gold", "s3://lake/*")))
                .hasMessage("Invalid prefix of zone gold: got s3://lake/*, expected one without a slash at its end and "
                        + "without wildcards");
    }

    @Test
    void filesOfAnEnvironmentsBucketsAreForWhoSeesTheDatasetWholeAndForNobodyElse() {
        Platform platform =
                DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
        Locations prod = Locations.of(platform, platform.environment("prod").orElseThrow());
        RangerEngine ranger = RangerEngine.hive(RangerExport.json(RangerCompiler.compile(platform, prod)));
        String invoices = prod.of(DatasetId.of("gold.customer_invoices")).orElseThrow() + "/data/0.parquet";
        String sales = prod.of(DatasetId.of("gold.sales_by_day")).orElseThrow() + "/data/0.parquet";

        assertThat(invoices).startsWith("s3://lakewarden-prod-gold-");
        assertThat(reads(ranger, "erik", invoices)).isTrue();
        assertThat(reads(ranger, "analyst-eu", invoices)).as("sees some rows").isFalse();
        assertThat(reads(ranger, "carla", invoices)).as("sees some columns").isFalse();
        assertThat(reads(ranger, "intern", invoices)).as("sees nothing").isFalse();
        assertThat(reads(ranger, "dora", invoices)).isTrue();
        assertThat(reads(ranger, "dora", sales))
                .as("another dataset of the bucket")
                .isFalse();
        assertThat(reads(ranger, "erik", invoices.replace("prod", "stage"))).isFalse();
    }

    private static boolean reads(RangerEngine ranger, String user, String file) {
        return ranger.allows(user, "read", Map.of("url", file), Instant.parse("2026-11-26T12:00:00Z"));
    }

    private static Locations locations(Map<String, String> zones) {
        return new Locations(new TreeMap<>(zones));
    }
}
