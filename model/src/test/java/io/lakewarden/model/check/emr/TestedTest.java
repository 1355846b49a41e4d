package io.lakewarden.model.check.emr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.model.yaml.RuleCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestedTest {
    private static final String PROD = "platform/environments/prod.yaml";

    @TempDir
    private Path folder;

    @Test
    void namesForAReportWhatIsAllowedBecauseItWasTriedOut() throws IOException {
        RuleCase.copyBase(folder);
        Path prod = folder.resolve(PROD);
        Files.writeString(
                prod,
                Files.readString(prod)
                        + """
                        clusters:
                          etl:
                            profile: governed-sql
                            release: emr-7.14.0
                            primary: {instanceType: m6g.xlarge}
                            core: {instanceType: m6g.xlarge, count: 2}
                            kerberos: {kdc: cluster-kdc}
                            tested: {KERBEROS_WITH_RUNTIME_ROLES: Ran a week, LAKE_FORMATION_WITHOUT_TLS: Ran a day}
                        """);
        Platform platform =
                DefinitionReader.read(folder).definition().orElseThrow().platform();

        assertThat(Tested.allowed(platform))
                .containsExactly(
                        new Tested.Allowed("prod", "etl", ClusterRule.KERBEROS_WITH_RUNTIME_ROLES, "Ran a week"));
    }
}
