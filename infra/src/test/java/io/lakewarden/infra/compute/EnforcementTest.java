package io.lakewarden.infra.compute;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EnforcementTest {
    private static final CheckedPlatform ESTATE = Checker.check(
                    DefinitionReader.read(Path.of("src", "test", "resources", "comprehensive")))
            .platform()
            .orElseThrow();

    @Test
    void aClustersPoliciesAreOfThePathsOfItsOwnEnvironmentAndOfNoOther() {
        assertThat(policies("prod"))
                .contains("\"s3://estate-prod-gold-222222222222/gold/")
                .doesNotContain("s3://estate-gov-");
        assertThat(policies("gov")).contains("\"s3://estate-gov-gold-").doesNotContain("s3://estate-prod-");
    }

    private static String policies(String environment) {
        return Enforcement.policies(
                        ESTATE, ESTATE.platform().environment(environment).orElseThrow())
                .get("hive.json");
    }
}
