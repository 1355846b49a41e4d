package io.lakewarden.security.iam.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.iam.account.Account;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The platform of this repository in each of its accounts, with the pipelines' clusters alone and with all kinds. */
class OwnPlatformIamProofTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    @Test
    void nobodyOpensGovernedFilesButTheNamedAndEverybodyHasWhatItNeeds() {
        long decisions = 0;
        for (Environment environment : accounts()) {
            for (LocalDate day : List.of(DAY, LocalDate.of(2027, 6, 30), LocalDate.of(2027, 7, 1))) {
                for (IamSettings settings : settings(environment)) {
                    IamProof proof = proof(environment, day, settings);
                    assertThat(proof.differences()).isEmpty();
                    decisions += proof.decisions();
                }
            }
        }

        assertThat(decisions).isGreaterThan(100_000);
        System.out.println(decisions + " decisions");
    }

    @Test
    void everyStatementCountsForSomething() {
        Environment prod = PLATFORM.environment("prod").orElseThrow();
        IamSettings settings = settings(prod).get(1);
        Account account = IamCompiler.compile(PLATFORM, prod, DAY, settings).account();

        assertThat(IamProof.of(PLATFORM, prod, DAY, settings, account).differences())
                .isEmpty();
        Map<String, Boolean> noticed = new TreeMap<>();
        Mutation.all(account)
                .forEach(mutation -> noticed.put(
                        mutation.name(),
                        !IamProof.of(PLATFORM, prod, DAY, settings, mutation.account())
                                .differences()
                                .isEmpty()));

        assertThat(noticed).hasSizeGreaterThan(100);
        assertThat(noticed.entrySet().stream()
                        .filter(entry -> !entry.getValue())
                        .map(Map.Entry::getKey))
                .isEmpty();
        System.out.println(noticed.size() + " mutations");
    }

    private static IamProof proof(Environment environment, LocalDate day, IamSettings settings) {
        return IamProof.of(
                PLATFORM,
                environment,
                day,
                settings,
                IamCompiler.compile(PLATFORM, environment, day, settings).account());
    }

    private static List<Environment> accounts() {
        return PLATFORM.environments().stream()
                .filter(environment -> !environment.isLocal())
                .toList();
    }

    private static List<IamSettings> settings(Environment environment) {
        IamSettings pipelines = IamSettings.of(PLATFORM, environment);
        return Stream.of(pipelines, pipelines.with(ClusterProfile.GOVERNED_SQL, ClusterProfile.KERBEROS_RANGER))
                .toList();
    }
}
