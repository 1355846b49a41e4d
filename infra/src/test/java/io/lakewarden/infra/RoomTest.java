package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.infra.catalog.CatalogProps;
import io.lakewarden.infra.catalog.CatalogStack;
import io.lakewarden.infra.catalog.FirstSchema;
import io.lakewarden.infra.frame.CannotDeploy;
import io.lakewarden.infra.frame.ConstructIds;
import io.lakewarden.infra.frame.Site;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.RemovalPolicy;

/** What CloudFormation has no room for is told in one line. */
class RoomTest {
    @Test
    void moreTablesThanATemplateTakesAreRefused() {
        Blueprint blueprint = Sample.blueprint("minimal", "dev");
        Site site = Site.of(blueprint.checked().platform(), blueprint.environment());
        FirstSchema table =
                blueprint.firstSchemas().tables().values().iterator().next();

        assertThatThrownBy(() -> new CatalogStack(
                        new App(), new CatalogProps(site, Collections.nCopies(500, table), RemovalPolicy.RETAIN)))
                .isInstanceOf(CannotDeploy.class)
                .hasMessage("Cannot synthesize dev: the stack small-dev-catalog would have 501 resources, and "
                        + "CloudFormation takes 500; define fewer tables in one platform");
    }

    @Test
    void namesThatWouldBeOneResourceAreRefused() {
        ConstructIds ids = new ConstructIds();
        assertThat(ids.of("-emr-service")).isEqualTo("EmrService").isEqualTo(ids.of("-emr-service"));
        assertThat(ids.of("-emr")).isEqualTo("Emr");

        assertThatThrownBy(() -> ids.of(".emr-service"))
                .isInstanceOf(CannotDeploy.class)
                .hasMessage("Cannot synthesize -emr-service and .emr-service: they differ in punctuation alone, and "
                        + "would be one resource; rename one of them");
    }
}
