package io.lakewarden.security.iam.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import io.lakewarden.model.yaml.DefinitionCopy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.evaluate.Caller.Session;
import io.lakewarden.security.iam.evaluate.Evaluator;
import io.lakewarden.security.iam.evaluate.Request;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.PolicyJson;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads logs, and where machines may send metrics. */
class LogsAndMetricsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);
    private static final Arn READER = Arn.role("222222222222", "lakewarden-stage.log-reader");
    private static final Arn MACHINE = Arn.role("222222222222", "lakewarden-stage.pipeline-cluster");
    private static final Arn RUNNER = Arn.role("222222222222", "lakewarden-stage-billing-pipeline");
    private static final Arn LOGS = Arn.bucket("lakewarden-stage-logs-222222222222");
    private static final Arn WORKSPACE = new Arn("aps", "eu-west-1", "222222222222", "workspace/ws-1");

    private static final String DATADOG =
            """
            metrics:
              sink: datadog
              site: datadoghq.com
              apiKeySecret: datadog/api-key
              apiKeyKmsKey: arn:aws:kms:eu-west-1:222222222222:key/0a0b
              packages: {aarch64: {uri: "s3://my-artifacts/dd/agent.aarch64.rpm", sha256: "%s"}}
              privateLink: com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0
            """
                    .formatted("0123456789abcdef".repeat(4));

    private static final String ANALYSTS =
            """
            clusters:
              analysts:
                profile: governed-sql
                release: emr-7.14.0
                primary: {instanceType: m6g.xlarge}
                core: {instanceType: r6g.2xlarge, count: 3}
            """;

    @TempDir
    private Path folder;

    @Test
    void theLogReaderReadsLogFilesWithTheirKeyAndLinesOfLogs() {
        Evaluator account = Evaluator.of(compiled(text -> text).account());

        assertThat(may(account, READER, "s3:GetObject", LOGS.below("emr/billing/j-1/steps/s-1/stderr.gz")))
                .isTrue();
        assertThat(may(account, READER, "s3:GetObject", LOGS.below("records/billing/2026-01-31.json")))
                .isTrue();
        assertThat(may(account, READER, "s3:ListBucket", LOGS)).isTrue();
        assertThat(may(
                        account,
                        READER,
                        "s3:GetObject",
                        Arn.bucket("lakewarden-stage-access-logs-222222222222").below("gold/2026-01-31")))
                .isTrue();
        assertThat(may(
                        account,
                        READER,
                        "logs:FilterLogEvents",
                        new Arn("logs", "eu-west-1", "222222222222", "log-group:/lakewarden-stage/executions/billing")))
                .isTrue();
        assertThat(account.decide(decryption("logs")).allowed()).isTrue();
    }

    @Test
    void theLogReaderOpensNothingElseAndChangesNoLog() {
        Evaluator account = Evaluator.of(compiled(text -> text).account());

        assertThat(List.of("gold", "silver", "bronze", "artifacts")).allSatisfy(zone -> assertThat(may(
                        account,
                        READER,
                        "s3:GetObject",
                        Arn.bucket("lakewarden-stage-" + zone + "-222222222222").below(zone + "/t/0.parquet")))
                .as(zone)
                .isFalse());
        assertThat(List.of("gold", "silver", "bronze", "landing", "platform", "disks"))
                .allSatisfy(key -> assertThat(account.decide(decryption(key)).allowed())
                        .as(key)
                        .isFalse());
        assertThat(List.of("s3:PutObject", "s3:DeleteObject", "s3:DeleteObjectVersion"))
                .allSatisfy(action -> assertThat(may(account, READER, action, LOGS.below("emr/billing/j-1/stderr.gz")))
                        .as(action)
                        .isFalse());
        assertThat(account.decide(decryption("logs").with("kms:ViaService", "ec2.eu-west-1.amazonaws.com"))
                        .allowed())
                .isFalse();
    }

    @Test
    void theRoleIsForWhoIsTaggedAsAReaderOfThisEnvironmentsLogs() {
        assertThat(role(compiled(text -> text), "lakewarden-stage.log-reader")
                        .trust()
                        .map(PolicyJson::compact))
                .hasValueSatisfying(trust -> assertThat(trust)
                        .contains("\"StringEquals\":{\"aws:PrincipalTag/lakewarden-logs\":[\"stage\"]}"));
    }

    @Test
    void nobodyElseWhoReadsTheLakeReadsLogs() {
        Evaluator account = Evaluator.of(compiled(text -> text).account());

        assertThat(may(
                        account,
                        Arn.role("222222222222", "lakewarden-stage-dora"),
                        "s3:GetObject",
                        LOGS.below("emr/billing/j-1/steps/s-1/stderr.gz")))
                .isFalse();
    }

    @Test
    void machinesSendMetricsToTheEnvironmentsWorkspaceAloneAndOnlyWhereTheDefinitionSaysSo() {
        Evaluator sending = Evaluator.of(compiled(text -> text.replace(
                                "      release:", "      applications: [AmazonCloudWatchAgent, Spark]\n      release:")
                        + "metrics: {sink: prometheus}\n")
                .account());
        Request write = Request.of(Session.of(MACHINE), "aps:RemoteWrite", WORKSPACE);

        assertThat(sending.decide(write.with("aws:ResourceTag/lakewarden:environment", "stage"))
                        .allowed())
                .isTrue();
        assertThat(sending.decide(write.with("aws:ResourceTag/lakewarden:environment", "prod"))
                        .allowed())
                .isFalse();
        assertThat(sending.decide(write).allowed()).isFalse();
        assertThat(may(sending, RUNNER, "aps:RemoteWrite", WORKSPACE)).isFalse();
        assertThat(may(sending, MACHINE, "aps:QueryMetrics", WORKSPACE)).isFalse();
        assertThat(Evaluator.of(compiled(text -> text).account())
                        .decide(write.with("aws:ResourceTag/lakewarden:environment", "stage"))
                        .allowed())
                .isFalse();
    }

    @Test
    void aJarOfOnesOwnForMetricsIsReadByDriversAndNothingBesideItIs() {
        Evaluator account = Evaluator.of(compiled(text ->
                        text + "metrics: {sink: ganglia, host: g.example.com, jar: s3://my-artifacts/g/s.jar}\n")
                .account());
        Arn bucket = Arn.bucket("my-artifacts");

        assertThat(List.of(MACHINE, RUNNER)).allSatisfy(role -> {
            assertThat(may(account, role, "s3:GetObject", bucket.below("g/s.jar")))
                    .isTrue();
            assertThat(may(account, role, "s3:GetObject", bucket.below("g/t.jar")))
                    .isFalse();
        });
    }

    @Test
    void machinesThatSendToDatadogInstallItsAgentAndReadItsKeyAndNoOther() {
        Evaluator account = Evaluator.of(compiled(text -> text + DATADOG).account());
        Arn bucket = Arn.bucket("my-artifacts");

        assertThat(may(account, MACHINE, "s3:GetObject", bucket.below("dd/agent.aarch64.rpm")))
                .isTrue();
        assertThat(may(account, MACHINE, "s3:GetObject", bucket.below("dd/other.rpm")))
                .isFalse();
        assertThat(may(account, MACHINE, "secretsmanager:GetSecretValue", secret("datadog/api-key-AbCdEf")))
                .isTrue();
        assertThat(may(account, MACHINE, "secretsmanager:GetSecretValue", secret("datadog/app-key-AbCdEf")))
                .isFalse();
    }

    /** The key's own policy is elsewhere, and has the last word. */
    @Test
    void theyOpenTheLockOfThatSecretThroughSecretsManagerAlone() {
        assertThat(PolicyJson.compact(role(compiled(text -> text + DATADOG), "lakewarden-stage.pipeline-cluster")
                        .inline()
                        .get(0)
                        .policy()))
                .contains("{\"Sid\":\"OpenAgentKey\",\"Effect\":\"Allow\",\"Action\":[\"kms:Decrypt\"],"
                        + "\"Resource\":[\"arn:${AWS::Partition}:kms:eu-west-1:222222222222:key/0a0b\"],"
                        + "\"Condition\":{\"StringEquals\":{\"kms:ViaService\":["
                        + "\"secretsmanager.eu-west-1.amazonaws.com\"]}}}");
    }

    @Test
    void whoRunsAStepReadsNoKeyOfDatadogsAndWithoutDatadogMachinesDoNeither() {
        Evaluator sending = Evaluator.of(compiled(text -> text + DATADOG).account());
        Evaluator silent = Evaluator.of(compiled(text -> text).account());
        Arn key = secret("datadog/api-key-AbCdEf");

        assertThat(may(sending, RUNNER, "secretsmanager:GetSecretValue", key)).isFalse();
        assertThat(may(
                        sending,
                        RUNNER,
                        "s3:GetObject",
                        Arn.bucket("my-artifacts").below("dd/agent.aarch64.rpm")))
                .isFalse();
        assertThat(may(silent, MACHINE, "secretsmanager:GetSecretValue", key)).isFalse();
    }

    @Test
    void whoRunsStepsOfOnesOwnKeepsTheirEventLogsAndOpensNobodyElses() {
        Evaluator account = Evaluator.of(compiled(text -> text + ANALYSTS).account());
        Arn dora = Arn.role("222222222222", "lakewarden-stage-dora");

        assertThat(List.of("s3:PutObject", "s3:GetObject", "s3:DeleteObject")).allSatisfy(action -> {
            assertThat(may(account, dora, action, LOGS.below("events/dora/application_1_1")))
                    .as(action)
                    .isTrue();
            assertThat(may(account, dora, action, LOGS.below("events/frank/application_1_1")))
                    .as(action)
                    .isFalse();
            assertThat(may(account, dora, action, LOGS.below("records/billing/2026-01-31.json")))
                    .as(action)
                    .isFalse();
        });
        Request list = Request.of(Session.of(dora), "s3:ListBucket", LOGS);
        assertThat(account.decide(list.with("s3:prefix", "events/dora/")).allowed())
                .isTrue();
        assertThat(account.decide(list.with("s3:prefix", "events/")).allowed()).isFalse();
    }

    @Test
    void whereAnalystsHaveNoClusterNobodyKeepsEventLogs() {
        Evaluator account = Evaluator.of(compiled(text -> text).account());

        assertThat(List.of(Arn.role("222222222222", "lakewarden-stage-dora"), RUNNER))
                .allSatisfy(role -> assertThat(may(account, role, "s3:PutObject", LOGS.below("events/dora/a")))
                        .isFalse());
    }

    private static Arn secret(String name) {
        return new Arn("secretsmanager", "eu-west-1", "222222222222", "secret:" + name);
    }

    private static boolean may(Evaluator account, Arn role, String action, Arn resource) {
        return account.decide(Request.of(Session.of(role), action, resource)).allowed();
    }

    private static Request decryption(String key) {
        return Request.of(
                        Session.of(READER),
                        "kms:Decrypt",
                        new Arn("kms", "eu-west-1", "222222222222", "key/lakewarden-stage-" + key))
                .with("kms:ViaService", "s3.eu-west-1.amazonaws.com");
    }

    private static Role role(IamDocuments documents, String name) {
        return documents.account().roles().stream()
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private IamDocuments compiled(UnaryOperator<String> edit) {
        Platform platform = DefinitionCopy.of(Path.of("../platform"), folder)
                .edited("environments/stage.yaml", edit)
                .definition()
                .platform();
        Environment there = platform.environment("stage").orElseThrow();
        return IamCompiler.compile(platform, there, DAY, IamSettings.of(platform, there));
    }
}
