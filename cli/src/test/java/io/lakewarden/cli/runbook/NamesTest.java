package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();

    @Test
    void namesTheOnlyPipelineThereIs() {
        assertThat(filled("prod", Optional.empty(), "${stateMachineArn} ${slaMinutes} ${timeZone} ${landing}"))
                .isEqualTo("arn:aws:states:eu-west-1:333333333333:stateMachine:lakewarden-prod-billing 90 Europe/London"
                        + " s3://lakewarden-prod-landing/billing");
    }

    @Test
    void namesWhatBelongsToNoSubject() {
        assertThat(filled(
                        "prod",
                        Optional.of("cleanup"),
                        "${prefix} ${environment} ${account} ${region} ${partition} ${logsBucket}"))
                .isEqualTo("lakewarden-prod prod 333333333333 eu-west-1 aws lakewarden-prod-logs-333333333333");
    }

    @Test
    void namesTheClusterThatIsAskedFor() {
        assertThat(filled("prod", Optional.of("endpoint"), "${prefix}-${cluster}"))
                .isEqualTo("lakewarden-prod-endpoint");
    }

    @Test
    void aSubjectIsAPipelineOrAClusterThatStays() {
        assertThat(filled("prod", Optional.of("endpoint"), "${subject}")).isEqualTo("endpoint");
        assertThat(filled("prod", Optional.of("billing"), "${subject}")).isEqualTo("billing");
        assertThat(filled("dev", Optional.empty(), "${subject}")).isEqualTo("billing");
        assertThatThrownBy(() -> filled("prod", Optional.empty(), "${subject}"))
                .hasMessage("Cannot print scale for prod: it is about a pipeline or a cluster that stays, and there is"
                        + " more than one; name it with --subject: billing, analysts, endpoint");
    }

    @Test
    void pagesAboutKerberosAreThere() {
        Pages pages = Pages.in(Path.of(".."));

        assertThat(Names.OF_KERBEROS)
                .allSatisfy(name -> assertThat(pages.named(name)).as(name).isPresent());
    }

    @Test
    void asksWhichOfSeveral() {
        assertThatThrownBy(() -> filled("prod", Optional.empty(), "${cluster}"))
                .isInstanceOf(CannotFill.class)
                .hasMessage("Cannot print scale for prod: it is about a cluster that stays, and there is more than one;"
                        + " name it with --subject: analysts, endpoint");
    }

    @Test
    void refusesASubjectThatIsNone() {
        assertThatThrownBy(() -> filled("prod", Optional.of("analyst"), "${cluster}"))
                .hasMessage(
                        "Cannot print scale for prod: it is about a cluster that stays, and analyst is none; name one"
                                + " of analysts, endpoint");
    }

    @Test
    void refusesAnEnvironmentWithoutSuchAThing() {
        assertThatThrownBy(() -> filled("dev", Optional.empty(), "${cluster}"))
                .hasMessage("Cannot print scale for dev: it is about a cluster that stays, and there is none; leave out"
                        + " --env to read it as it is written");
    }

    @Test
    void refusesAPlaceholderThatItDoesNotKnow() {
        assertThatThrownBy(() -> filled("prod", Optional.empty(), "${bucket}"))
                .hasMessage("Cannot print scale: nothing is known of ${bucket}; runbooks/planned/scale.md has to name"
                        + " something else");
    }

    @Test
    void leavesTheShellsVariablesAlone() {
        assertThat(filled("prod", Optional.empty(), "\"$id\" $(date) \\$")).isEqualTo("\"$id\" $(date) \\$");
    }

    @Test
    void knowsThePartitionOfARegion() {
        assertThat(partition("cn-north-1")).isEqualTo("aws-cn");
        assertThat(partition("us-gov-west-1")).isEqualTo("aws-us-gov");
        assertThat(partition("eu-west-1")).isEqualTo("aws");
    }

    @Test
    void takesAnAlarmsNameApart() {
        assertThat(AlarmName.find(PLATFORM, "lakewarden-prod-cluster-nodes-lost-analysts"))
                .map(name -> name.kind() + " " + name.environment().name() + " " + name.subject())
                .contains("cluster-nodes-lost prod analysts");
        assertThat(AlarmName.find(PLATFORM, "lakewarden-prod-cluster-nodes-lost"))
                .isEmpty();
        assertThat(AlarmName.find(PLATFORM, "lakewarden-local-no-success-billing"))
                .isEmpty();
        assertThat(AlarmName.find(PLATFORM, "other-prod-no-success-billing")).isEmpty();
    }

    private static String filled(String environment, Optional<String> subject, String text) {
        Site site = Site.of(PLATFORM, PLATFORM.environment(environment).orElseThrow());
        return new Names(site, subject).filled(new Page("scale", PageKind.PLANNED, "", text));
    }

    private static String partition(String region) {
        Environment prod = PLATFORM.environment("prod").orElseThrow();
        Site site = new Site(PLATFORM, prod, new Home.Aws("333333333333", region));
        return new Names(site, Optional.empty()).filled(new Page("scale", PageKind.PLANNED, "", "${partition}"));
    }
}
