package io.lakewarden.security.iam.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.rules.BypassRule;
import io.lakewarden.security.iam.rules.LakeSettings;
import io.lakewarden.security.worlds.Sample;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The platform of this repository in each of its accounts, with the pipelines' clusters alone and with all kinds. */
class OwnPlatformIamProofTest {
    private static final Platform PLATFORM =
            DefinitionReader.read(Path.of("..")).definition().orElseThrow().platform();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private static final long SEED = Long.getLong("lakewarden.seed", 0);

    @Test
    void nobodyOpensGovernedFilesButTheNamedAndEverybodyHasWhatItNeeds() {
        long decisions = 0;
        for (Environment environment : accounts()) {
            for (LocalDate day : List.of(DAY, LocalDate.of(2027, 7, 1))) {
                for (IamSettings settings : settings(environment)) {
                    IamProof proof = proof(environment, day, settings);
                    assertThat(proof.differences()).isEmpty();
                    decisions += proof.decisions();
                }
            }
        }

        assertThat(decisions).isGreaterThan(50_000);
        System.out.println(decisions + " decisions of IAM, which are all that the proof asks");
    }

    @Test
    void everyStatementAndConditionCountsForSomething() {
        Environment prod = PLATFORM.environment("prod").orElseThrow();
        IamSettings settings = settings(prod).get(1);
        IamDocuments documents = IamCompiler.compile(PLATFORM, prod, DAY, settings);
        Sample sample = Sample.of("mutations of IAM's documents", 12, SEED);
        List<Mutation> mutations =
                sample.from(Mutation.all(documents.account()).stream()).toList();
        assertThat(isNoticed(prod, settings, documents, documents.account())).isFalse();

        assertThat(mutations).isNotEmpty();
        assertThat(mutations.parallelStream()
                        .filter(mutation -> !isNoticed(prod, settings, documents, mutation.account()))
                        .map(Mutation::name))
                .isEmpty();
        sample.report();
    }

    @Test
    void whereAClusterHasThreePrimaryNodesItsMachinesAloneKeepItsEventLogs(@TempDir Path folder) {
        Platform platform = DefinitionCopy.of(Path.of("../platform"), folder)
                .edited(
                        "environments/prod.yaml",
                        text -> text.replace(
                                """
                                  endpoint:
                                    profile: kerberos-ranger
                                    release: emr-7.14.0
                                    primary: {instanceType: m6g.xlarge}
                                """,
                                """
                                  endpoint:
                                    profile: kerberos-ranger
                                    release: emr-7.14.0
                                    primary: {instanceType: m6g.xlarge, count: 3}
                                """))
                .definition()
                .platform();
        Environment prod = platform.environment("prod").orElseThrow();
        IamSettings settings = IamSettings.of(platform, prod);
        IamDocuments documents = IamCompiler.compile(platform, prod, DAY, settings);
        List<Mutation> mutations = Mutation.all(documents.account()).stream()
                .filter(mutation -> mutation.name().startsWith("lakewarden-prod.sql-endpoint ")
                        && mutation.name().contains("EventLogs"))
                .toList();

        assertThat(isNoticed(platform, prod, settings, documents, documents.account()))
                .isFalse();
        assertThat(mutations)
                .hasSize(3)
                .allMatch(mutation -> isNoticed(platform, prod, settings, documents, mutation.account()));
    }

    private static boolean isNoticed(
            Environment environment, IamSettings settings, IamDocuments documents, Account account) {
        return isNoticed(PLATFORM, environment, settings, documents, account);
    }

    private static boolean isNoticed(
            Platform platform, Environment environment, IamSettings settings, IamDocuments documents, Account account) {
        LakeSettings lake = new LakeSettings(
                Set.of(), false, List.of(), Set.of(documents.path().registration()));
        return !BypassRule.findings(account, documents.path(), lake).isEmpty()
                || !IamProof.of(platform, environment, DAY, settings, account)
                        .differences()
                        .isEmpty();
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
