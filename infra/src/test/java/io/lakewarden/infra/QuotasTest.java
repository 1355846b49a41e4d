package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.infra.frame.CannotDeploy;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.governance.Governance;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.lakeformation.LakeFormation;
import io.lakewarden.security.lakeformation.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;

class QuotasTest {
    @Test
    void refusesMoreThanLakeFormationTakes() {
        Blueprint blueprint = Sample.blueprint("minimal", "dev");
        Site site = Site.of(blueprint.checked().platform(), blueprint.environment());

        assertThatThrownBy(() -> Governance.stacks(
                        new App(), site, administrators(31), Arn.role("111111111111", "registration")))
                .isInstanceOf(CannotDeploy.class)
                .hasMessage("Cannot compile Lake Formation for dev: 31 administrators of 30;"
                        + " merge grants, or ask AWS for higher quotas");
    }

    private static LakeFormation administrators(int many) {
        List<String> administrators =
                IntStream.range(0, many).mapToObj(number -> "role-" + number).toList();
        return new LakeFormation(
                "dev",
                "111111111111",
                "eu-west-1",
                LocalDate.EPOCH,
                new Settings(administrators, true, List.of(), true, List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0);
    }
}
