package io.lakewarden.cost.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void betweenTwoEnvironmentsTheirNamesAreNoPartOfAPath() {
        Places places = Places.of("dev", "prod");

        assertThat(places.before().apply("lakewarden-dev-lake/LandingLakewardenDevLandingBucket"))
                .isEqualTo("lakewarden-*-lake/LandingLakewarden*LandingBucket")
                .isEqualTo(places.after().apply("lakewarden-prod-lake/LandingLakewardenProdLandingBucket"));
        assertThat(places.before().apply("lakewarden-dev-compute/DeviceCluster/Create the cluster"))
                .isEqualTo("lakewarden-*-compute/DeviceCluster/Create the cluster");
    }

    @Test
    void withinOnePathsStayAsTheyAre() {
        assertThat(Places.of("dev", "dev").after().apply("lakewarden-dev-lake/GoldBucket"))
                .isEqualTo("lakewarden-dev-lake/GoldBucket");
    }
}
