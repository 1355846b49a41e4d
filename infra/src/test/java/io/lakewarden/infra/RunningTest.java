package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewarden.infra.alarm.AlarmKind;
import io.lakewarden.security.emr.template.TemplateRule;
import io.lakewarden.security.emr.template.Violation;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.compile.RecordMetric;
import io.lakewarden.stepfunctions.local.Substitutions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts of what runs, apart from the goldens. */
class RunningTest {
    private static final Sample PROD = Sample.COMPREHENSIVE;
    private static final Set<AlarmKind> CALLING = Set.of(AlarmKind.BREAK_GLASS_USED, AlarmKind.POLICIES_NOT_INSTALLED);

    static Stream<Sample> samples() {
        return Stream.of(Sample.COMPREHENSIVE, Sample.GOV, Sample.CHINA);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyMachineIsOneThatCanRunOnceItIsFilled(Sample sample) {
        assertThat(Machines.filled(sample)).hasSize(3).allSatisfy((id, machine) -> assertThat(
                        StateMachineJson.read(machine).flow().states())
                .as(id)
                .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyPlaceholderOfAMachineIsFilledAndNothingElse(Sample sample) {
        sample.resources("AWS::StepFunctions::StateMachine")
                .forEach((id, resource) -> assertThat(Substitutions.names(Machines.definition(resource)))
                        .as(id)
                        .isEqualTo(Machines.substitutions(resource)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyMachineIsTracedAndItsWholeHistoryLoggedUnderAKey(Sample sample) {
        assertThat(sample.resources("AWS::StepFunctions::StateMachine")).allSatisfy((id, machine) -> {
            JsonNode properties = machine.path("Properties");
            assertThat(properties.at("/TracingConfiguration/Enabled").asBoolean())
                    .as(id)
                    .isTrue();
            assertThat(properties.at("/LoggingConfiguration/Level").asText()).isEqualTo("ALL");
            assertThat(properties
                            .at("/LoggingConfiguration/IncludeExecutionData")
                            .asBoolean())
                    .isTrue();
        });
        assertThat(sample.resources("AWS::Logs::LogGroup")).isNotEmpty().allSatisfy((id, group) -> {
            assertThat(group.at("/Properties/RetentionInDays").asInt()).as(id).isPositive();
            assertThat(group.at("/Properties/KmsKeyId/Fn::ImportValue").asText())
                    .contains("LogsKey");
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void clustersOfMachinesAreSecuredAsTheOnesThatStay(Sample sample) {
        Set<String> made = sample.resources("AWS::EMR::SecurityConfiguration").values().stream()
                .map(resource -> resource.at("/Properties/Name").asText())
                .collect(Collectors.toSet());
        List<JsonNode> created = sample.resources("AWS::StepFunctions::StateMachine").values().stream()
                .map(machine -> machine.at("/Properties/DefinitionSubstitutions/SecurityConfiguration"))
                .filter(name -> !name.isMissingNode())
                .toList();

        assertThat(created).isNotEmpty().allMatch(name -> made.contains(name.asText()));
    }

    @Test
    void theOldConfigurationOfAPipelinesClusterStaysUntilNothingNamesItAnyMore() {
        assertThat(PROD.resources("AWS::EMR::SecurityConfiguration")).hasSize(3).allSatisfy((id, configuration) -> {
            assertThat(configuration.path("UpdateReplacePolicy").asText())
                    .as(id)
                    .isEqualTo(id.equals("compute/ShopSecurity") ? "Retain" : "");
            assertThat(configuration.has("DeletionPolicy")).as(id).isFalse();
        });
    }

    @Test
    void noKeyOfASecurityConfigurationIsLeftOpen() {
        assertThat(PROD.resources("AWS::EMR::SecurityConfiguration")).hasSize(3).allSatisfy((id, resource) -> {
            JsonNode configuration = resource.at("/Properties/SecurityConfiguration");
            assertThat(configuration.toString()).as(id).doesNotContain("KeyArn}");
            JsonNode encryption = configuration.path("EncryptionConfiguration");
            assertThat(encryption.path("EnableInTransitEncryption").asBoolean()).isTrue();
            assertThat(encryption.path("EnableAtRestEncryption").asBoolean()).isTrue();
            assertThat(encryption
                            .at("/AtRestEncryptionConfiguration/LocalDiskEncryptionConfiguration/AwsKmsKey"
                                    + "/Fn::ImportValue")
                            .asText())
                    .contains("DisksKey");
            assertThat(configuration
                            .at("/InstanceMetadataServiceConfiguration/MinimumInstanceMetadataServiceVersion")
                            .asInt())
                    .isEqualTo(2);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsDeployedKeepsTheRulesOfEmr(Sample sample) {
        assertThat(TemplateRule.violations(sample.stacks())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compute", "pipelines"})
    void thoseRulesReadWhatIsDeployedHereToo(String stack) throws JsonProcessingException {
        SortedMap<String, JsonNode> broken = new TreeMap<>(PROD.stacks());
        broken.put(
                stack,
                new ObjectMapper()
                        .readTree(broken.get(stack).toString().replace("VisibleToAllUsers", "VisibleToNobody")));

        assertThat(TemplateRule.violations(broken)).extracting(Violation::rule).contains("CLUSTER_INVISIBLE");
    }

    @Test
    void clustersThatStayAreSeenByAllUsersLoggedUnderAKeyAndTagged() {
        assertThat(PROD.resources("AWS::EMR::Cluster")).hasSize(2).allSatisfy((id, cluster) -> {
            JsonNode properties = cluster.path("Properties");
            assertThat(properties.path("VisibleToAllUsers").asBoolean()).as(id).isTrue();
            assertThat(properties.at("/LogEncryptionKmsKeyId/Fn::ImportValue").asText())
                    .contains("LogsKey");
            assertThat(properties.path("LogUri").asText()).startsWith("s3://estate-prod-logs-222222222222/emr/");
            assertThat(properties.path("SecurityConfiguration").has("Ref")).isTrue();
            assertThat(properties.path("JobFlowRole").isTextual())
                    .as("a profile, by its name")
                    .isTrue();
            assertThat(properties.at("/Instances/UnhealthyNodeReplacement").asBoolean())
                    .isTrue();
            assertThat(properties.at("/Instances/TerminationProtected").asBoolean())
                    .isTrue();
            assertThat(properties.at("/Instances/Ec2KeyName").isMissingNode())
                    .as("no shell")
                    .isTrue();
            assertThat(properties.path("Tags").toString())
                    .contains("{\"Key\":\"for-use-with-amazon-emr-managed-policies\",\"Value\":\"true\"}")
                    .contains("{\"Key\":\"lakewarden:environment\",\"Value\":\"prod\"}");
        });
    }

    @Test
    void passwordsOfKerberosAreReferences() {
        JsonNode attributes =
                PROD.stacks().get("compute").at("/Resources/EndpointCluster/Properties/KerberosAttributes");

        assertThat(attributes.path("Realm").asText()).isNotEmpty();
        assertThat(attributes.path("KdcAdminPassword").asText()).startsWith("{{resolve:secretsmanager:");
        assertThat(PROD.stacks()
                        .get("compute")
                        .at("/Resources/AnalystsCluster/Properties/KerberosAttributes")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void theAuthorizerLoadsAsAPluginAndAsAnExtensionFromWhatWasVerified() {
        JsonNode cluster = PROD.stacks().get("compute").at("/Resources/EndpointCluster/Properties");
        JsonNode spark = properties(cluster, "spark-defaults");

        assertThat(spark.path("spark.plugins").asText()).contains("io.lakewarden.security.authorizer.AuthorizerPlugin");
        assertThat(spark.path("spark.sql.extensions").asText())
                .contains("io.lakewarden.security.authorizer.AuthorizerExtension");
        assertThat(spark.path("spark.jars").asText())
                .isEqualTo("local:/usr/lib/lakewarden/authorizer.jar,local:/usr/lib/lakewarden/endpoint.jar");
        assertThat(spark.path("spark.lakewarden.authorizer.policies").asText())
                .isEqualTo("file:/var/lib/lakewarden/policies");
        JsonNode bootstrap = cluster.at("/BootstrapActions/0/ScriptBootstrapAction");
        assertThat(texts(bootstrap.path("Args")))
                .hasSize(13)
                .startsWith("/usr/lib/lakewarden")
                .contains("authorizer.jar", "endpoint.jar", "install-verified.sh", "sql-endpoint.sh");
        assertThat(PROD.stacks()
                        .get("compute")
                        .at("/Resources/AnalystsCluster/Properties/BootstrapActions")
                        .isMissingNode())
                .as("Lake Formation's filters forbid other extensions there")
                .isTrue();
    }

    @Test
    void otherPoliciesNeedNoOtherCluster() {
        JsonNode step = PROD.stacks().get("compute").at("/Resources/EndpointPolicies");

        assertThat(step.path("Type").asText()).isEqualTo("AWS::EMR::Step");
        assertThat(texts(step.at("/Properties/HadoopJarStep/Args")))
                .startsWith("bash", "/usr/lib/lakewarden/install-verified.sh", "/var/lib/lakewarden/policies")
                .contains("hive.json", "roles.json", "tag.json", "tags.json");
    }

    @Test
    void theSqlEndpointStartsAfterThePoliciesAndTheClusterEndsIfItDoesNot() {
        JsonNode compute = PROD.stacks().get("compute").path("Resources");
        JsonNode step = compute.path("EndpointSqlEndpoint");

        assertThat(texts(step.path("DependsOn"))).containsExactly("EndpointPolicies");
        assertThat(step.at("/Properties/ActionOnFailure").asText()).isEqualTo("TERMINATE_CLUSTER");
        assertThat(compute.at("/EndpointCluster/Properties/StepConcurrencyLevel")
                        .asInt())
                .as("more at a time, and no step ends the cluster")
                .isEqualTo(1);
        assertThat(texts(step.at("/Properties/HadoopJarStep/Args")))
                .containsExactly(
                        "bash",
                        "/usr/lib/lakewarden/sql-endpoint.sh",
                        "serve",
                        "/etc/systemd/system/lakewarden-endpoint.service",
                        "/usr/lib/lakewarden",
                        "/var/lib/lakewarden/endpoint",
                        "10443",
                        "ENDPOINT.PROD.INTERNAL",
                        "ENDPOINT.PROD.INTERNAL");
        assertThat(compute.has("AnalystsSqlEndpoint")).isFalse();
    }

    @Test
    void theSqlEndpointsAccountAloneSubmitsToYarn() {
        JsonNode cluster = PROD.stacks().get("compute").at("/Resources/EndpointCluster/Properties");
        JsonNode queues = properties(cluster, "capacity-scheduler");
        String root = "yarn.scheduler.capacity.root.";

        assertThat(queues.path(root + "acl_submit_applications").asText()).isEqualTo(" ");
        assertThat(queues.path(root + "default.acl_submit_applications").asText())
                .isEqualTo("lakewarden");
        assertThat(texts(cluster.at("/BootstrapActions/1/ScriptBootstrapAction/Args")))
                .as("which every node has")
                .containsExactly("account");
    }

    @Test
    void theSqlEndpointIsReachedByMachinesOfItsOwnGroupAndByNobodyElse() {
        JsonNode network = PROD.stacks().get("network").path("Resources");
        JsonNode group = network.at("/EndpointSqlGroup/Properties");

        assertThat(group.path("SecurityGroupIngress")).hasSize(3).allSatisfy(rule -> {
            assertThat(rule.at("/SourceSecurityGroupId/Fn::GetAtt/0").asText()).isEqualTo("EndpointSqlUsersGroup");
            assertThat(rule.has("CidrIp")).isFalse();
            assertThat(rule.path("FromPort").asInt())
                    .isEqualTo(rule.path("ToPort").asInt())
                    .isIn(10443, 88);
        });
        assertThat(PROD.stacks()
                        .get("compute")
                        .at("/Resources/EndpointCluster/Properties/Instances/AdditionalMasterSecurityGroups/0")
                        .toString())
                .contains("EndpointSqlGroup");
        assertThat(PROD.stacks()
                        .get("compute")
                        .at("/Resources/AnalystsCluster/Properties/Instances/AdditionalMasterSecurityGroups")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void alarmsHaveTheirKindInTheirNameAndTellTheTopicOfAlarmsAndFewThatOfCalls() {
        SortedSet<String> kinds = new TreeSet<>();
        assertThat(PROD.resources("AWS::CloudWatch::Alarm")).isNotEmpty().allSatisfy((id, alarm) -> {
            String name = alarm.at("/Properties/AlarmName").asText();
            AlarmKind kind = Stream.of(AlarmKind.values())
                    .filter(one -> name.startsWith("estate-prod-" + one.word() + "-"))
                    .findFirst()
                    .orElseThrow();
            kinds.add(kind.word());
            assertThat(alarm.at("/Properties/AlarmDescription").asText())
                    .as(id)
                    .endsWith(". What to do: runbooks/" + kind.word() + ".md");
            assertThat(topics(alarm, "AlarmActions"))
                    .as(id)
                    .isEqualTo(
                            CALLING.contains(kind)
                                    ? List.of("estate-prod-alarms", "estate-prod-calls")
                                    : List.of("estate-prod-alarms"));
            assertThat(topics(alarm, "OKActions")).as(id).containsExactly("estate-prod-alarms");
        });
        assertThat(PROD.resources("AWS::CloudWatch::CompositeAlarm")).hasSize(1).allSatisfy((id, alarm) -> {
            assertThat(alarm.at("/Properties/AlarmName").asText()).isEqualTo("estate-prod-pipeline-down-shop");
            assertThat(alarm.at("/Properties/AlarmDescription").asText())
                    .endsWith(". What to do: runbooks/pipeline-down.md");
            kinds.add("pipeline-down");
        });
        assertThat(kinds)
                .as("none is there for nothing")
                .isEqualTo(Stream.of(AlarmKind.values())
                        .map(AlarmKind::word)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void anAlarmsWindowIsOneThatCloudWatchTakes() {
        assertThat(PROD.resources("AWS::CloudWatch::Alarm")).allSatisfy((id, alarm) -> {
            int period = alarm.findValue("Period").asInt();
            int window = period * alarm.at("/Properties/EvaluationPeriods").asInt();
            assertThat(window).as(id).isLessThanOrEqualTo(period < 3600 ? 86_400 : 604_800);
        });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void topicsAndQueuesAreLockedAndReachedOverTlsAlone(Sample sample) {
        assertThat(sample.resources("AWS::SNS::Topic"))
                .as("that of costs is where AWS watches them")
                .hasSize(sample == PROD ? 3 : 2)
                .allSatisfy((id, topic) -> assertThat(topic.at("/Properties/KmsMasterKeyId/Fn::ImportValue")
                                .asText())
                        .as(id)
                        .contains("PlatformKey"));
        assertThat(sample.resources("AWS::SQS::Queue")).allSatisfy((id, queue) -> assertThat(
                        queue.at("/Properties/SqsManagedSseEnabled").asBoolean())
                .as(id)
                .isTrue());
        for (String type : List.of("AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy")) {
            assertThat(sample.resources(type)).isNotEmpty().allSatisfy((id, policy) -> assertThat(
                            policy.at("/Properties/PolicyDocument").toString())
                    .as(id)
                    .contains("\"Sid\":\"DenyWithoutTls\",\"Effect\":\"Deny\",\"Principal\":\"*\"")
                    .contains("\"aws:SecureTransport\":[\"false\"]"));
        }
    }

    @Test
    void topicsTellWhomTheDefinitionNamesAndNobodyElse() {
        assertThat(told(PROD))
                .containsExactlyInAnyOrder(
                        "alarms email data-platform@example.com",
                        "alarms sqs arn:aws:sqs:eu-west-1:555555555555:alarms",
                        "calls email oncall@example.com",
                        "calls https {{resolve:secretsmanager:oncall/address:SecretString}}",
                        "costs email finance@example.com",
                        "costs https https://hooks.example.com/costs",
                        "costs lambda arn:aws:lambda:eu-west-1:222222222222:function:costs");
        assertThat(told(Sample.GOV))
                .containsExactlyInAnyOrder("alarms email oncall@example.com", "calls email oncall@example.com");
        assertThat(told(Sample.THROWN_AWAY)).isEmpty();
    }

    private static List<String> told(Sample sample) {
        return sample.resources("AWS::SNS::Subscription").values().stream()
                .map(subscription -> subscription.path("Properties"))
                .map(its ->
                        its.at("/TopicArn/Ref").asText().replace("Topic", "").toLowerCase(Locale.ROOT) + " "
                                + its.path("Protocol").asText() + " "
                                + its.path("Endpoint").asText())
                .toList();
    }

    @Test
    void aScheduleStartsThePipelineInItsOwnTimeZoneAndKeepsWhatItCouldNotStart() {
        JsonNode schedule = PROD.stacks().get("pipelines").at("/Resources/ShopSchedule/Properties");

        assertThat(schedule.path("ScheduleExpression").asText()).isEqualTo("cron(30 2 * * ? *)");
        assertThat(schedule.path("ScheduleExpressionTimezone").asText()).isEqualTo("Europe/London");
        assertThat(schedule.at("/Target/Input").asText()).isEqualTo("{}");
        assertThat(schedule.at("/Target/DeadLetterConfig/Arn").isObject()).isTrue();
        assertThat(schedule.at("/Target/RetryPolicy/MaximumRetryAttempts").asInt())
                .isPositive();
        assertThat(Sample.GOV
                        .stacks()
                        .get("pipelines")
                        .at("/Resources/ShopSchedule")
                        .isMissingNode())
                .isFalse();
    }

    @Test
    void whatEndedOtherwiseThanWellIsCleanedUpAfter() {
        JsonNode rule = PROD.stacks().get("operations").at("/Resources/CleanupRule/Properties");

        assertThat(texts(rule.at("/EventPattern/detail/status"))).containsExactly("ABORTED", "FAILED", "TIMED_OUT");
        assertThat(rule.at("/EventPattern/detail/stateMachineArn/0/Fn::Sub").asText())
                .endsWith(":stateMachine:estate-prod-shop");
        assertThat(PROD.stacks()
                        .get("pipelines")
                        .at("/Resources/ShopMachine/Properties/StateMachineName")
                        .asText())
                .isEqualTo("estate-prod-shop");
        assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").asText())
                .isEqualTo("{\"execution\": <execution>}");
    }

    @Test
    void aRecordThatIsLeftStartsWhatTellsItsNumbers() {
        JsonNode rule = PROD.stacks().get("operations").at("/Resources/MetricsRule/Properties");

        assertThat(rule.at("/EventPattern/source/0").asText()).isEqualTo("aws.s3");
        assertThat(rule.at("/EventPattern/detail/bucket/name/0").asText()).isEqualTo("estate-prod-logs-222222222222");
        assertThat(rule.at("/EventPattern/detail/object/key/0/wildcard").asText())
                .isEqualTo("records/*.numbers.json");
        assertThat(PROD.stacks()
                        .get("lake")
                        .at("/Resources/LogsBucket/Properties/NotificationConfiguration/EventBridgeConfiguration"
                                + "/EventBridgeEnabled")
                        .asBoolean())
                .isTrue();
        assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").asText())
                .isEqualTo("{\"bucket\": <bucket>, \"key\": <key>}");
        assertThat(Sample.GOV.stacks().get("lake").findValues("NotificationConfiguration"))
                .as("of no other bucket")
                .hasSize(1);
    }

    @Test
    void whatIsToldIsOfTheOneNamespaceThatItsRoleMayTellOf() {
        assertThat(PROD.stacks().get("identity").toString())
                .contains("\"cloudwatch:namespace\":\"" + RecordMetric.NAMESPACE + "\"");
        assertThat(Machines.filled(PROD).get("operations/MetricsMachine"))
                .contains("\"Namespace\" : \"" + RecordMetric.NAMESPACE + "\"");
    }

    @Test
    void tooManyRowsSetAsideRingByTheEnvironmentsOwnPercent() {
        assertThat(alarm("QuarantineRateHighShopAlarm", "Threshold").asInt()).isEqualTo(3);
        JsonNode metrics = alarm("QuarantineRateHighShopAlarm", "Metrics");

        assertThat(metrics.at("/0/Expression").asText()).isEqualTo("100 * part / whole");
        assertThat(metrics.findValuesAsText("MetricName")).containsExactly("RowsQuarantined", "RowsIn");
        assertThat(metrics.at("/1/MetricStat/Metric/Dimensions").toString())
                .isEqualTo("[{\"Name\":\"environment\",\"Value\":\"estate-prod\"},"
                        + "{\"Name\":\"job\",\"Value\":\"conform-invoices\"},"
                        + "{\"Name\":\"pipeline\",\"Value\":\"shop\"}]");
    }

    @Test
    void aPipelineThatDoesNotPublishCallsSomebodyOutOfBedAndNothingTellsThemThatAllIsWell() {
        JsonNode down = PROD.stacks().get("pipelines").at("/Resources/PipelineDownShopAlarm");

        assertThat(down.at("/Properties/AlarmRule").asText())
                .isEqualTo("ALARM(\"estate-prod-execution-failed-shop\")"
                        + " OR ALARM(\"estate-prod-execution-timed-out-shop\")"
                        + " OR ALARM(\"estate-prod-no-success-shop\")");
        assertThat(texts(down.path("DependsOn")))
                .containsExactly("ExecutionFailedShopAlarm", "ExecutionTimedOutShopAlarm", "NoSuccessShopAlarm");
        assertThat(topics(down, "AlarmActions")).containsExactly("estate-prod-calls");
        assertThat(topics(down, "OKActions"))
                .as("its parts are over long before the day is published")
                .isEmpty();
    }

    @Test
    void theRoleForEmergenciesIsSeenWhenItIsTakenAndWhenItWorks() {
        JsonNode rule = PROD.stacks().get("operations").at("/Resources/BreakGlassRule/Properties");

        assertThat(rule.path("State").asText()).isEqualTo("ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS");
        JsonNode either = rule.at("/EventPattern/detail/$or");
        assertThat(either.at("/0/eventName/0").asText()).isEqualTo("AssumeRole");
        assertThat(either.at("/0/requestParameters/roleArn/0/Fn::Sub").asText())
                .isEqualTo("arn:${AWS::Partition}:iam::222222222222:role/estate-prod-break-glass");
        assertThat(either.at("/1/userIdentity/sessionContext/sessionIssuer/arn/0"))
                .isEqualTo(either.at("/0/requestParameters/roleArn/0"));
        assertThat(rule.at("/Targets/0/Arn/Fn::GetAtt/0").asText()).isEqualTo("BreakGlassUsesQueue");
        assertThat(Sample.MINIMAL.stacks().get("operations").toString())
                .as("where there is no such role")
                .doesNotContain("BreakGlass");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRoleThatIsNamedIsMadeByIdentity(Sample sample) {
        Set<String> made = sample.resources("AWS::IAM::Role").values().stream()
                .map(role -> role.at("/Properties/RoleName").asText())
                .collect(Collectors.toSet());
        SortedSet<String> named = new TreeSet<>();
        for (String stack : List.of("compute", "pipelines", "operations", "network")) {
            texts(sample.stacks().get(stack).findValues("Fn::Sub")).stream()
                    .filter(arn -> arn.contains(":role/"))
                    .map(arn -> arn.substring(arn.lastIndexOf('/') + 1))
                    .forEach(named::add);
            Stream.of("JobFlowRole", "ServiceRole", "InstanceProfile")
                    .flatMap(key -> texts(sample.stacks().get(stack).findValues(key)).stream())
                    .filter(name -> !name.isEmpty())
                    .forEach(named::add);
        }

        assertThat(named).hasSizeGreaterThan(5).isSubsetOf(made);
    }

    @Test
    void nothingThatIsReplacedIsImportedElsewhere() {
        assertThat(PROD.stacks().get("compute").path("Outputs").isMissingNode())
                .as("what another stack imports cannot be replaced, and a changed cluster is")
                .isTrue();
        assertThat(PROD.stacks().get("pipelines").path("Outputs").isMissingNode())
                .isTrue();
    }

    @Test
    void whatIsSpentIsWatchedByTagAndByWhatIsCommitted() {
        assertThat(PROD.stacks()
                        .get("costguard")
                        .at("/Resources/EnvironmentMonitor/Properties/MonitorSpecification")
                        .asText())
                .isEqualTo("{\"Tags\":{\"Key\":\"lakewarden:environment\",\"Values\":[\"prod\"]}}");
        assertThat(PROD.stacks()
                        .get("costguard")
                        .at("/Resources/AllBudget/Properties/Budget/BudgetLimit/Amount")
                        .asDouble())
                .isEqualTo(1200.5);
        assertThat(PROD.stacks()
                        .get("costguard")
                        .at("/Resources/AllBudget/Properties/Budget/CostFilters/TagKeyValue/0")
                        .asText())
                .isEqualTo("user:lakewarden:environment$prod");
    }

    @Test
    void aBudgetTellsAtEightyAndAHundredPercentAndOfAForecast() {
        JsonNode notifications =
                PROD.stacks().get("costguard").at("/Resources/AllBudget/Properties/NotificationsWithSubscribers");

        assertThat(notifications)
                .extracting(
                        one -> one.at("/Notification/NotificationType").asText(),
                        one -> one.at("/Notification/Threshold").asInt())
                .containsExactly(tuple("ACTUAL", 80), tuple("ACTUAL", 100), tuple("FORECASTED", 100));
    }

    @Test
    void aRunIsPricedByTheRatesThatAreCommitted() {
        assertThat(alarm("RunTooDearShopAlarm", "Threshold").asDouble()).isEqualTo(40.5);
        JsonNode metrics = alarm("RunTooDearShopAlarm", "Metrics");

        assertThat(metrics.findValuesAsText("Expression"))
                .containsExactly(
                        "0.50 + MAX([by_time, by_machines])",
                        "FILL(execution, 0) / 3600000 * 24",
                        "(FILL(job0, 0) + FILL(job1, 0) + FILL(job2, 0)) / 3600 * 12.0000");
        assertThat(metrics.findValuesAsText("MetricName"))
                .containsExactly("ExecutionTime", "InstanceSeconds", "InstanceSeconds", "InstanceSeconds");
        assertThat(metrics.findValuesAsText("ReturnData"))
                .containsExactly("true", "false", "false", "false", "false", "false", "false");
    }

    @Test
    void aClusterThatStartsIsWatchedUntilItIsTooOld() {
        JsonNode rule = PROD.stacks().get("operations").at("/Resources/ClusterAgeShopRule/Properties");

        assertThat(rule.at("/EventPattern/source/0").asText()).isEqualTo("aws.emr");
        assertThat(rule.at("/EventPattern/detail").toString())
                .isEqualTo("{\"name\":[{\"prefix\":\"shop-prod-\"}],\"state\":[\"STARTING\"]}");
        assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").asText())
                .isEqualTo("{\"cluster\": <cluster>, \"pipeline\": \"shop\", \"seconds\": 8100}");
        assertThat(alarm("ClusterTooOldShopAlarm", "MetricName").asText()).isEqualTo("ClusterTooOld");
        assertThat(alarm("ClusterTooOldShopAlarm", "Dimensions").toString())
                .isEqualTo("[{\"Name\":\"environment\",\"Value\":\"estate-prod\"},"
                        + "{\"Name\":\"pipeline\",\"Value\":\"shop\"}]");
    }

    @Test
    void whereNoLimitOfRunsIsCommittedNoneIsWatched() {
        assertThat(Sample.MINIMAL.stacks().values()).allSatisfy(stack -> assertThat(stack.toString())
                .doesNotContain("ClusterTooOldShop")
                .doesNotContain("cluster-age")
                .doesNotContain("RunTooDear"));
    }

    @Test
    void anExecutionIsWatchedWhileItRunsFromFourFifthsOfItsSlaOn() {
        JsonNode rule = PROD.stacks().get("operations").at("/Resources/RunningTimeShopRule/Properties");

        assertThat(texts(rule.at("/EventPattern/detail/status"))).containsExactly("RUNNING");
        assertThat(rule.at("/EventPattern/detail/stateMachineArn/0/Fn::Sub").asText())
                .endsWith(":stateMachine:estate-prod-shop");
        assertThat(rule.at("/Targets/0/InputTransformer/InputTemplate").asText())
                .isEqualTo("{\"execution\": <execution>, \"pipeline\": \"shop\", \"seconds\": 2880}");
        for (String kind : List.of("SlaAtRisk", "SlaMissed")) {
            assertThat(alarm(kind + "ShopAlarm", "Metrics").findValuesAsText("Expression"))
                    .as(kind)
                    .containsExactly("MAX([FILL(ended, 0) / 1000, FILL(running, 0)])");
            assertThat(alarm(kind + "ShopAlarm", "Metrics").findValuesAsText("MetricName"))
                    .containsExactly("ExecutionTime", "RunningSeconds");
        }

        assertThat(alarm("SlaAtRiskShopAlarm", "Threshold").asInt()).isEqualTo(2880);
        assertThat(alarm("SlaMissedShopAlarm", "Threshold").asInt()).isEqualTo(3600);
    }

    @Test
    void onlyANewDayIsASuccess() {
        assertThat(alarm("NoSuccessShopAlarm", "MetricName").asText()).isEqualTo("FreshnessSeconds");
        assertThat(alarm("NoSuccessShopAlarm", "Statistic").asText()).isEqualTo("Minimum");
        assertThat(alarm("NoSuccessShopAlarm", "ComparisonOperator").asText()).isEqualTo("GreaterThanThreshold");
        assertThat(alarm("NoSuccessShopAlarm", "Threshold").asInt())
                .as("what a day of a month ago says is beyond it")
                .isEqualTo(86_400);
        assertThat(alarm("NoSuccessShopAlarm", "TreatMissingData").asText()).isEqualTo("breaching");
        assertThat(alarm("NoSuccessShopAlarm", "Dimensions").toString())
                .as("of the last job")
                .isEqualTo("[{\"Name\":\"environment\",\"Value\":\"estate-prod\"},"
                        + "{\"Name\":\"job\",\"Value\":\"conform-invoices\"},"
                        + "{\"Name\":\"pipeline\",\"Value\":\"shop\"}]");
    }

    @Test
    void aMachineOfOurOwnFailsHoweverItEnds() {
        for (String id : List.of("CleanupFailedCleanupAlarm", "MetricsFailedMetricsAlarm")) {
            JsonNode metrics = PROD.stacks().get("operations").at("/Resources/" + id + "/Properties/Metrics");

            assertThat(metrics.findValuesAsText("MetricName"))
                    .as(id)
                    .containsExactly("ExecutionsFailed", "ExecutionsTimedOut", "ExecutionsAborted");
            assertThat(metrics.at("/0/Expression").asText())
                    .isEqualTo("FILL(failed, 0) + FILL(timed_out, 0) + FILL(aborted, 0)");
        }
    }

    @Test
    void ofAClusterThatStaysSilenceRingsOneAlarmAndNoOther() {
        assertThat(clusterAlarms("TreatMissingData", "breaching"))
                .containsExactlyInAnyOrder(
                        "estate-prod-cluster-silent-analysts", "estate-prod-cluster-silent-endpoint");
        assertThat(clusterAlarms("TreatMissingData", "missing")).hasSizeGreaterThan(8);
    }

    @Test
    void aClusterThatServesSqlIsNeverIdleAndRingsWhereNothingRunsOnIt() {
        assertThat(clusterAlarms("MetricName", "AppsRunning")).containsExactly("estate-prod-endpoint-down-endpoint");
        assertThat(clusterAlarms("Statistic", "Minimum"))
                .contains("estate-prod-cluster-idle-analysts")
                .doesNotContain("estate-prod-cluster-idle-endpoint");
    }

    @Test
    void aStepThatDoesNotBringThePoliciesIsKeptUntilSomebodyHasLooked() {
        JsonNode compute = PROD.stacks().get("compute").path("Resources");
        JsonNode pattern = compute.at("/EndpointPoliciesNotInstalledRule/Properties/EventPattern");

        assertThat(pattern.path("detail").toString())
                .isEqualTo("{\"clusterId\":[{\"Ref\":\"EndpointCluster\"}],\"name\":[\"Install the policies\"],"
                        + "\"state\":[\"CANCELLED\",\"FAILED\",\"INTERRUPTED\"]}");
        assertThat(texts(pattern.path("detail-type"))).containsExactly("EMR Step Status Change");
        assertThat(compute.at("/EndpointPolicies/Properties/Name").asText()).isEqualTo("Install the policies");
        assertThat(compute.has("AnalystsPoliciesNotInstalledRule"))
                .as("where Lake Formation filters")
                .isFalse();
    }

    private static List<String> clusterAlarms(String property, String value) {
        return PROD.resources("AWS::CloudWatch::Alarm").entrySet().stream()
                .filter(alarm -> alarm.getKey().startsWith("compute/"))
                .map(alarm -> alarm.getValue().path("Properties"))
                .filter(alarm -> alarm.path(property).asText().equals(value))
                .map(alarm -> alarm.path("AlarmName").asText())
                .toList();
    }

    private static List<String> topics(JsonNode alarm, String actions) {
        return texts(alarm.path("Properties").path(actions).findValues("Fn::Sub")).stream()
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .toList();
    }

    private static JsonNode alarm(String id, String property) {
        return PROD.stacks()
                .get("pipelines")
                .path("Resources")
                .path(id)
                .path("Properties")
                .path(property);
    }

    private static JsonNode properties(JsonNode cluster, String classification) {
        for (JsonNode configuration : cluster.path("Configurations")) {
            if (configuration.path("Classification").asText().equals(classification)) {
                return configuration.path("ConfigurationProperties");
            }
        }

        throw new AssertionError("No configuration is of " + classification);
    }

    private static List<String> texts(Iterable<JsonNode> values) {
        return Stream.of(values)
                .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
                .map(JsonNode::asText)
                .toList();
    }
}
