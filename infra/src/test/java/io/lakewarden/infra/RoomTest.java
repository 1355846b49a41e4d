package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.infra.catalog.CatalogProps;
import io.lakewarden.infra.catalog.CatalogStack;
import io.lakewarden.infra.catalog.FirstSchema;
import io.lakewarden.infra.frame.CannotDeploy;
import io.lakewarden.infra.frame.ConstructIds;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.identity.IdentityProps;
import io.lakewarden.infra.identity.IdentityStack;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.compile.IamCompiler;
import io.lakewarden.security.iam.compile.IamSettings;
import io.lakewarden.security.iam.policy.Arn;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
                        + "CloudFormation takes 500; move domains to a platform of their own, in another account");
    }

    @Test
    void moreRolesThanATemplateTakesAreRefusedAndThoseOfOthersTakeNone() {
        Blueprint blueprint = Sample.blueprint("minimal", "dev");
        Site site = Site.of(blueprint.checked().platform(), blueprint.environment());
        Account account = IamCompiler.compile(
                        blueprint.checked(),
                        site.environment(),
                        blueprint.on(),
                        IamSettings.of(site.platform(), site.environment()))
                .account();
        NamedPolicy policy = account.policies().get(0);
        Role role = new Role(
                Arn.role(account.id(), "theirs"),
                "Somebody else's",
                Optional.empty(),
                List.of(),
                List.of(policy.name()),
                List.of(),
                Optional.empty(),
                Duration.ofHours(1));

        assertThatThrownBy(() -> identity(site, account, List.of(role), Collections.nCopies(501, policy)))
                .isInstanceOf(CannotDeploy.class)
                .hasMessage("Cannot synthesize dev: the stack small-dev-identity would have 501 resources, and "
                        + "CloudFormation takes 500; name roles that are there already and that people share (iamRole of "
                        + "a principal), or move domains to a platform of their own, in another account");
        assertThatCode(() -> identity(site, account, Collections.nCopies(501, role), List.of(policy)))
                .doesNotThrowAnyException();
    }

    private static IdentityStack identity(Site site, Account account, List<Role> roles, List<NamedPolicy> policies) {
        return new IdentityStack(
                new App(),
                new IdentityProps(
                        site, new Account(account.id(), account.region(), roles, policies, List.of(), List.of())));
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
