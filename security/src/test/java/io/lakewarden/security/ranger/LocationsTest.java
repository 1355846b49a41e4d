package io.lakewarden.security.ranger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.model.DatasetId;
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

    private static Locations locations(Map<String, String> zones) {
        return new Locations(new TreeMap<>(zones));
    }
}
