package io.lakewarden.security.iam.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.security.gap.Gap;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.evaluate.Caller.Session;
import io.lakewarden.security.iam.evaluate.Decision;
import io.lakewarden.security.iam.evaluate.Evaluator;
import io.lakewarden.security.iam.evaluate.Request;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.PolicyJson;
import io.lakewarden.security.iam.rules.BypassRule;
import io.lakewarden.security.iam.rules.LakeSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersOfTheEnvironmentTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Path PLATFORM = Path.of("../platform");

    @TempDir
    private Path folder;

    @Test
    void aClusterOfATrustGroupOpensWhatAllOfTheGroupMaySeeWholeAndNothingElse() {
        IamDocuments documents = compiled(
                "stage",
                """
                clusters:
                  risk:
                    profile: kerberos-ranger
                    trustGroup: fraud
                    release: emr-7.14.0
                    primary: {instanceType: m6g.xlarge}
                    core: {instanceType: m6g.xlarge, count: 2}
                """);
        Arn risk = Arn.role("222222222222", "lakewarden-stage.trust-risk");
        String gold = "lakewarden-stage-gold-222222222222";
        String silver = "lakewarden-stage-silver-222222222222";

        assertThat(opens(documents, risk, files(documents, risk, gold, "customer_invoices")))
                .isTrue();
        assertThat(opens(documents, risk, files(documents, risk, silver, "invoice_lines")))
                .isTrue();
        assertThat(opens(documents, risk, Arn.bucket(gold).below("gold/sales_by_day/data/0.parquet")))
                .isFalse();
        assertThat(opens(documents, risk, Arn.bucket(gold).below("sales_by_day/data/0.parquet")))
                .isFalse();
        assertThat(documents.path().openers()).contains(risk);
        assertThat(documents.account().roles()).map(Role::name).doesNotContain("lakewarden-stage.sql-endpoint");
        assertThat(documents.gaps())
                .filteredOn(gap -> gap.code().equals("FILES_FOR_TRUST_GROUP"))
                .map(Gap::principal)
                .containsOnly("fraud");
        assertThat(BypassRule.findings(
                        documents.account(),
                        documents.path(),
                        new LakeSettings(
                                Set.of(),
                                false,
                                List.of(),
                                Set.of(documents.path().registration()))))
                .isEmpty();
    }

    @Test
    void theSqlEndpointReadsItsOwnKeytabUnderAnExternalKdcAndNoOtherSecret() {
        IamDocuments documents = compiled(
                "stage",
                """
                clusters:
                  shared:
                    profile: kerberos-ranger
                    release: emr-7.14.0
                    primary: {instanceType: m6g.xlarge}
                    core: {instanceType: m6g.xlarge, count: 2}
                    kerberos:
                      kdc: external-kdc
                      external:
                        adminServer: kdc.example.com
                        kdcServer: kdc.example.com
                        endpoint: {host: sql.example.com, keytabSecret: stage/sql}
                """);

        assertThat(readsSecret(documents, "stage/sql-AbCdEf")).isTrue();
        assertThat(readsSecret(documents, "stage/sql-other-AbCdEf")).isFalse();
        assertThat(readsSecret(documents, "stage/shared/kdc-admin-AbCdEf")).isFalse();
    }

    @Test
    void machinesOfThreePrimaryNodesKeepEventLogsInTheirOwnNameAndThoseOfOneKeepNone() {
        for (int primaries : List.of(1, 3)) {
            IamDocuments documents = compiled(
                    "stage",
                    """
                    clusters:
                      risk:
                        profile: kerberos-ranger
                        trustGroup: fraud
                        release: emr-7.14.0
                        primary: {instanceType: m6g.xlarge, count: %1$d}
                        core: {instanceType: m6g.xlarge, count: 4}
                        kerberos:
                          kdc: external-kdc
                          external: {adminServer: kdc.example.com, kdcServer: kdc.example.com}
                      shared:
                        profile: kerberos-ranger
                        release: emr-7.14.0
                        primary: {instanceType: m6g.xlarge, count: %1$d}
                        core: {instanceType: m6g.xlarge, count: 4}
                        kerberos:
                          kdc: external-kdc
                          external:
                            adminServer: kdc.example.com
                            kdcServer: kdc.example.com
                            endpoint: {host: sql.example.com, keytabSecret: stage/sql}
                    """
                            .formatted(primaries));

            for (String owner : List.of("sql-endpoint", "trust-risk")) {
                for (String asking : List.of("sql-endpoint", "trust-risk", "pipeline-cluster")) {
                    assertThat(keepsEvents(documents, "lakewarden-stage." + asking, "lakewarden-stage." + owner))
                            .as("%s in the folder of %s, %d primary nodes", asking, owner, primaries)
                            .isEqualTo(primaries == 3 && asking.equals(owner));
                }

                assertThat(keepsEvents(documents, "lakewarden-stage-dora", "lakewarden-stage." + owner))
                        .isFalse();
            }
        }
    }

    /** Whether it does all that a driver does with its event log; one of these without the others is an error. */
    private static boolean keepsEvents(IamDocuments documents, String role, String owner) {
        Evaluator account = Evaluator.of(documents.account());
        Session session = Session.of(Arn.role("222222222222", role));
        Arn logs = Arn.bucket("lakewarden-stage-logs-222222222222");
        Set<Boolean> answers = Stream.concat(
                        Stream.of("s3:PutObject", "s3:GetObject", "s3:DeleteObject")
                                .map(action -> Request.of(session, action, logs.below("events/" + owner + "/a"))),
                        Stream.of(
                                Request.of(session, "s3:ListBucket", logs).with("s3:prefix", "events/" + owner + "/")))
                .map(request -> account.decide(request).allowed())
                .collect(Collectors.toSet());
        assertThat(answers).as(role + " in " + owner).hasSize(1);
        return answers.contains(true);
    }

    private static boolean readsSecret(IamDocuments documents, String secret) {
        return Evaluator.of(documents.account())
                .decide(Request.of(
                        Session.of(Arn.role("222222222222", "lakewarden-stage.sql-endpoint")),
                        "secretsmanager:GetSecretValue",
                        new Arn("secretsmanager", "eu-west-1", "222222222222", "secret:" + secret)))
                .allowed();
    }

    @Test
    void machinesReadTheFileOfTheirOwnClustersCertificatesAndNoOther() {
        IamDocuments documents = compiled(
                "stage",
                """
                clusters:
                  shared:
                    profile: kerberos-ranger
                    release: emr-7.14.0
                    tls: {provider: pem, archive: s3://acme-certificates/emr/shared.zip}
                    primary: {instanceType: m6g.xlarge}
                    core: {instanceType: m6g.xlarge, count: 2}
                  risk:
                    profile: kerberos-ranger
                    trustGroup: fraud
                    release: emr-7.14.0
                    tls: {provider: custom, jar: s3://acme-certificates/emr/risk.jar, className: com.acme.Certificates}
                    primary: {instanceType: m6g.xlarge}
                    core: {instanceType: m6g.xlarge, count: 2}
                """);

        assertThat(certificates(documents, "lakewarden-stage.sql-endpoint")).containsExactly("emr/shared.zip");
        assertThat(certificates(documents, "lakewarden-stage.trust-risk")).containsExactly("emr/risk.jar");
        assertThat(certificates(documents, "lakewarden-stage.pipeline-cluster")).isEmpty();
    }

    private static List<String> certificates(IamDocuments documents, String role) {
        return Stream.of("emr/risk.jar", "emr/shared.zip", "emr/shared.zip.old")
                .filter(key -> Evaluator.of(documents.account())
                        .decide(Request.of(
                                Session.of(Arn.role("222222222222", role)),
                                "s3:GetObject",
                                Arn.object("acme-certificates/" + key)))
                        .allowed())
                .toList();
    }

    @Test
    void aTrustGroupWithOneMemberHeldByAFilterSharesNothingOfThatTable() {
        IamDocuments documents = compiled(
                "stage",
                """
                clusters:
                  sales:
                    profile: kerberos-ranger
                    trustGroup: analysts
                    release: emr-7.14.0
                    primary: {instanceType: m6g.xlarge}
                    core: {instanceType: m6g.xlarge, count: 2}
                """);
        Arn sales = Arn.role("222222222222", "lakewarden-stage.trust-sales");
        String gold = "lakewarden-stage-gold-222222222222";

        assertThat(opens(documents, sales, Arn.bucket(gold).below("gold/sales_by_day/data/0.parquet")))
                .isFalse();
        assertThat(opens(documents, sales, Arn.bucket(gold).below("sales_by_day/data/0.parquet")))
                .isFalse();
    }

    @Test
    void anAccountOfAPipelineUnderFiltersIsTakenByAFilteringClusterAlone() {
        IamDocuments documents = compiled("dev", "");
        String before = trust(documents, "lakewarden-dev-billing-pipeline");
        String governed = trust(governed(), "lakewarden-dev-billing-pipeline");

        assertThat(before).contains("lakewarden-dev.pipeline-cluster").doesNotContain("LakeFormationAuthorizedCaller");
        assertThat(governed)
                .contains("lakewarden-dev.governed-sql-cluster", "LakeFormationAuthorizedCaller")
                .doesNotContain("lakewarden-dev.pipeline-cluster");
        assertThat(policies(governed(), "lakewarden-dev.billing-machine"))
                .contains("lakewarden-dev.governed-sql-cluster")
                .doesNotContain("lakewarden-dev.pipeline-cluster");
        assertThat(policies(governed(), "lakewarden-dev.governed-sql-cluster"))
                .contains("lakewarden-dev-billing-pipeline");
    }

    private IamDocuments governed() {
        return compiled(
                "dev", "", "      release: emr-7.14.0\n", "      release: emr-7.14.0\n      profile: governed-sql\n");
    }

    private static String trust(IamDocuments documents, String role) {
        return role(documents, role).trust().map(PolicyJson::compact).orElse("");
    }

    private static String policies(IamDocuments documents, String role) {
        Role found = role(documents, role);
        return Stream.concat(found.inline().stream(), found.managed().stream().map(documents.account()::policy))
                .map(named -> PolicyJson.compact(named.policy()))
                .collect(Collectors.joining("\n"));
    }

    private static Role role(IamDocuments documents, String name) {
        return documents.account().roles().stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** An object in the folder that a role's policy names for a table. */
    private static Arn files(IamDocuments documents, Arn role, String bucket, String table) {
        String policy = policies(documents, role.resource().substring("role/".length()));
        String folder = policy.contains(bucket + "/" + table + "/") ? table : zone(bucket) + "/" + table;
        return Arn.bucket(bucket).below(folder + "/data/0.parquet");
    }

    private static String zone(String bucket) {
        return bucket.contains("-gold-") ? "gold" : "silver";
    }

    private static boolean opens(IamDocuments documents, Arn role, Arn object) {
        Decision decision =
                Evaluator.of(documents.account()).decide(Request.of(Session.of(role), "s3:GetObject", object));
        return decision.allowed();
    }

    private IamDocuments compiled(String environment, String more) {
        return compiled(environment, more, "", "");
    }

    private IamDocuments compiled(String environment, String more, String from, String to) {
        Platform platform = DefinitionCopy.of(PLATFORM, folder)
                .edited(
                        "environments/" + environment + ".yaml",
                        text -> (from.isEmpty() ? text : text.replace(from, to)) + more)
                .definition()
                .platform();
        Environment there = platform.environment(environment).orElseThrow();
        return IamCompiler.compile(platform, there, DAY, IamSettings.of(platform, there));
    }
}
