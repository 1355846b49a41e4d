package io.lakewarden.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a reviewer asks about by name, whatever the goldens say. */
class SecurityFactsTest {
    static Stream<Sample> samples() {
        return Stream.of(Sample.MINIMAL, Sample.COMPREHENSIVE, Sample.GOV, Sample.CHINA, Sample.THROWN_AWAY);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noBucketIsPublic(Sample sample) {
        assertThat(sample.resources("AWS::S3::Bucket")).isNotEmpty().allSatisfy((id, bucket) -> {
            JsonNode block = bucket.at("/Properties/PublicAccessBlockConfiguration");
            assertThat(fields(block).values()).as(id).hasSize(4).allMatch(JsonNode::asBoolean);
            assertThat(bucket.at("/Properties/OwnershipControls/Rules/0/ObjectOwnership")
                            .asText())
                    .isEqualTo("BucketOwnerEnforced");
        });
        assertThat(sample.resources("AWS::S3::BucketPolicy")).isNotEmpty().allSatisfy((id, policy) -> assertThat(
                        statements(policy.at("/Properties/PolicyDocument")))
                .as(id)
                .filteredOn(statement -> statement.path("Principal").asText().equals("*"))
                .allMatch(statement -> statement.path("Effect").asText().equals("Deny")));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyBucketIsReachedOverTlsAlone(Sample sample) {
        SortedMap<String, JsonNode> policies = sample.resources("AWS::S3::BucketPolicy");

        assertThat(policies).hasSameSizeAs(sample.resources("AWS::S3::Bucket")).allSatisfy((id, policy) -> assertThat(
                        statements(policy.at("/Properties/PolicyDocument")))
                .as(id)
                .anySatisfy(statement -> {
                    assertThat(statement.path("Effect").asText()).isEqualTo("Deny");
                    assertThat(statement.path("Principal").asText()).isEqualTo("*");
                    assertThat(statement.at("/Action/0").asText()).isEqualTo("s3:*");
                    assertThat(statement
                                    .at("/Condition/Bool/aws:SecureTransport")
                                    .asText())
                            .isEqualTo("false");
                }));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyBucketIsLockedWithAKeyOfOurOwnAndVersioned(Sample sample) {
        assertThat(sample.resources("AWS::S3::Bucket")).allSatisfy((id, bucket) -> {
            JsonNode rule = bucket.at("/Properties/BucketEncryption/ServerSideEncryptionConfiguration/0");
            if (id.equals("lake/AccessLogsBucket")) {
                assertThat(rule.at("/ServerSideEncryptionByDefault/SSEAlgorithm")
                                .asText())
                        .as("S3 delivers access logs to no bucket with a key of KMS")
                        .isEqualTo("AES256");
                return;
            }

            assertThat(rule.path("BucketKeyEnabled").asBoolean()).as(id).isTrue();
            assertThat(rule.at("/ServerSideEncryptionByDefault/SSEAlgorithm").asText())
                    .isEqualTo("aws:kms");
            assertThat(rule.at("/ServerSideEncryptionByDefault/KMSMasterKeyID/Fn::ImportValue")
                            .asText())
                    .contains("-keys:ExportsOutput");
            assertThat(bucket.at("/Properties/VersioningConfiguration/Status").asText())
                    .isEqualTo("Enabled");
        });
    }

    @Test
    void everyRequestToABucketLeavesALine() {
        assertThat(Sample.COMPREHENSIVE.resources("AWS::S3::Bucket")).allSatisfy((id, bucket) -> assertThat(
                        bucket.at("/Properties/LoggingConfiguration/DestinationBucketName")
                                .asText())
                .as(id)
                .isEqualTo(id.equals("lake/AccessLogsBucket") ? "" : "estate-prod-access-logs-222222222222"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void unfinishedUploadsAndReplacedFilesEndButNoFileOfATable(Sample sample) {
        assertThat(sample.resources("AWS::S3::Bucket")).allSatisfy((id, bucket) -> {
            JsonNode rule = bucket.at("/Properties/LifecycleConfiguration/Rules/0");
            assertThat(rule.at("/AbortIncompleteMultipartUpload/DaysAfterInitiation")
                            .asInt())
                    .as(id)
                    .isPositive();
            assertThat(rule.at("/NoncurrentVersionExpiration/NoncurrentDays").asInt())
                    .isPositive();
            assertThat(rule.has("ExpirationInDays")).as(id).isEqualTo(id.contains("Landing") || id.contains("Logs"));
        });
    }

    @Test
    void dataStaysUnlessItsEnvironmentSaysTwiceThatItGoes() {
        for (String type :
                List.of("AWS::S3::Bucket", "AWS::S3::BucketPolicy", "AWS::Glue::Database", "AWS::Glue::Table")) {
            assertThat(Sample.COMPREHENSIVE.resources(type)).isNotEmpty().allSatisfy((id, resource) -> {
                assertThat(resource.path("DeletionPolicy").asText()).as(id).isEqualTo("Retain");
                assertThat(resource.path("UpdateReplacePolicy").asText()).as(id).isEqualTo("Retain");
            });
            assertThat(Sample.THROWN_AWAY.resources(type)).isNotEmpty().allSatisfy((id, resource) -> assertThat(
                            resource.path("DeletionPolicy").asText())
                    .as(id)
                    .isEqualTo("Delete"));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keysAndSettingsOfTheAccountStayWhateverAnEnvironmentSays(Sample sample) {
        for (String type : List.of("AWS::KMS::Key", "AWS::LakeFormation::DataLakeSettings")) {
            assertThat(sample.resources(type)).isNotEmpty().allSatisfy((id, resource) -> assertThat(
                            resource.path("DeletionPolicy").asText())
                    .as(id)
                    .isEqualTo("Retain"));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyKeyTurnsAndNamesExactlyWhoUsesIt(Sample sample) {
        assertThat(sample.resources("AWS::KMS::Key")).isNotEmpty().allSatisfy((id, key) -> {
            assertThat(key.at("/Properties/EnableKeyRotation").asBoolean())
                    .as(id)
                    .isTrue();
            for (JsonNode statement : statements(key.at("/Properties/KeyPolicy"))) {
                assertThat(statement.path("Principal").toString())
                        .as(id)
                        .isNotEqualTo("\"*\"")
                        .doesNotContain("[\"*\"]");
                if (statement.path("Principal").toString().contains(":root")) {
                    assertThat(texts(statement.path("Action")))
                            .as(id + ": the account administers, and opens nothing")
                            .doesNotContain(
                                    "kms:*", "kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:CreateGrant");
                }
            }
        });
    }

    /** The actions whose service knows no resource, or of which the whole account is meant. */
    private static final Set<String> WITHOUT_RESOURCE = Set.of(
            "cloudwatch:PutMetricData",
            "elasticmapreduce:ListClusters",
            "elasticmapreduce:RunJobFlow",
            "lakeformation:GetDataAccess",
            "logs:CreateLogDelivery",
            "logs:DeleteLogDelivery",
            "logs:DescribeLogGroups",
            "logs:DescribeResourcePolicies",
            "logs:GetLogDelivery",
            "logs:ListLogDeliveries",
            "logs:PutResourcePolicy",
            "logs:UpdateLogDelivery",
            "xray:GetSamplingRules",
            "xray:GetSamplingTargets",
            "xray:PutTelemetryRecords",
            "xray:PutTraceSegments");

    @ParameterizedTest
    @MethodSource("samples")
    void noRoleIsAllowedSomethingOnEverythingWhereTheServiceAllowsBetter(Sample sample) {
        List<String> open = new ArrayList<>();
        sample.resources("AWS::IAM::Role").forEach((id, role) -> role.at("/Properties/Policies")
                .forEach(policy -> open.addAll(openActions(policy.path("PolicyDocument")))));
        sample.resources("AWS::IAM::ManagedPolicy").forEach((id, policy) -> {
            if (!id.contains("Boundary")) {
                open.addAll(openActions(policy.at("/Properties/PolicyDocument")));
            }
        });

        assertThat(new TreeSet<>(open)).isSubsetOf(WITHOUT_RESOURCE);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyRoleHasABoundary(Sample sample) {
        assertThat(sample.resources("AWS::IAM::Role")).isNotEmpty().allSatisfy((id, role) -> assertThat(
                        role.at("/Properties/PermissionsBoundary/Ref").asText())
                .as(id)
                .endsWith("BoundaryPolicy"));
    }

    @Test
    void everyRoleTrustsWhomItIsFor() {
        SortedMap<String, String> trusted = new TreeMap<>();
        Sample.COMPREHENSIVE.resources("AWS::IAM::Role").forEach((id, role) -> {
            List<String> whom = new ArrayList<>();
            statements(role.at("/Properties/AssumeRolePolicyDocument")).forEach(statement -> {
                texts(statement.at("/Principal/Service")).forEach(whom::add);
                statement
                        .at("/Principal/AWS")
                        .forEach(arn -> whom.add(arn.path("Fn::Sub").asText().replaceFirst(".*222222222222:", "")));
                fields(statement.path("Condition")).forEach((operator, keys) -> keys.fieldNames()
                        .forEachRemaining(key -> whom.add(operator + " " + key)));
            });
            trusted.put(id, String.join(", ", whom));
        });

        assertThat(trusted)
                .containsExactlyInAnyOrderEntriesOf(new TreeMap<>(Map.ofEntries(
                        Map.entry(
                                "identity/AnaRole",
                                "root, StringEquals aws:PrincipalTag/lakewarden-principal, "
                                        + "role/estate-prod.governed-sql-cluster, "
                                        + "StringEquals aws:RequestTag/LakeFormationAuthorizedCaller"),
                        Map.entry(
                                "identity/BreakGlassRole",
                                "root, Bool aws:MultiFactorAuthPresent, "
                                        + "StringEquals aws:PrincipalTag/lakewarden-principal"),
                        Map.entry("identity/CourierRole", "root, StringEquals aws:PrincipalTag/lakewarden-principal"),
                        Map.entry(
                                "identity/EveRole",
                                "root, DateLessThan aws:CurrentTime, "
                                        + "StringEquals aws:PrincipalTag/lakewarden-principal, role/estate-prod.governed-sql-cluster, "
                                        + "DateLessThan aws:CurrentTime, StringEquals aws:RequestTag/LakeFormationAuthorizedCaller"),
                        Map.entry("identity/RunnerRole", "role/estate-prod.pipeline-cluster"),
                        Map.entry("identity/CleanupMachineRole", service("states.amazonaws.com")),
                        Map.entry("identity/CleanupRuleRole", service("events.amazonaws.com")),
                        Map.entry("identity/EmrServiceRole", service("elasticmapreduce.amazonaws.com")),
                        Map.entry("identity/FlowLogsRole", service("vpc-flow-logs.amazonaws.com")),
                        Map.entry("identity/GovernedSqlClusterRole", "ec2.amazonaws.com"),
                        Map.entry("identity/LogReaderRole", "root, StringEquals aws:PrincipalTag/lakewarden-logs"),
                        Map.entry("identity/MetricsMachineRole", service("states.amazonaws.com")),
                        Map.entry("identity/MetricsRuleRole", service("events.amazonaws.com")),
                        Map.entry("identity/PipelineClusterRole", "ec2.amazonaws.com"),
                        Map.entry("identity/RegistrationRole", service("lakeformation.amazonaws.com")),
                        Map.entry("identity/ShopMachineRole", service("states.amazonaws.com")),
                        Map.entry("identity/ShopScheduleRole", service("scheduler.amazonaws.com")),
                        Map.entry("identity/SqlEndpointRole", "ec2.amazonaws.com"))));
    }

    @Test
    void aServiceIsNamedAsItsPartitionNamesIt() {
        for (Sample sample : List.of(Sample.COMPREHENSIVE, Sample.GOV)) {
            assertThat(sample.stacks().values())
                    .noneMatch(template -> template.toString().contains("amazonaws.com.cn"));
            assertThat(named(sample))
                    .contains("elasticmapreduce.amazonaws.com", "persistentappui.elasticmapreduce.amazonaws.com");
        }

        assertThat(named(Sample.COMPREHENSIVE)).contains("budgets.amazonaws.com", "costalerts.amazonaws.com");
        assertThat(Stream.of(Sample.GOV, Sample.CHINA).flatMap(sample -> named(sample).stream()))
                .doesNotContain("budgets.amazonaws.com", "costalerts.amazonaws.com");
        assertThat(named(Sample.GOV)).contains("logs.us-gov-west-1.amazonaws.com");
        assertThat(named(Sample.CHINA))
                .contains("ec2.amazonaws.com", "elasticmapreduce.amazonaws.com.cn", "states.amazonaws.com")
                .contains("logs.cn-north-1.amazonaws.com.cn")
                .doesNotContain("ec2.amazonaws.com.cn", "elasticmapreduce.amazonaws.com", "states.amazonaws.com.cn")
                .doesNotContain("logs.cn-north-1.amazonaws.com", "persistentappui.elasticmapreduce.amazonaws.com");
    }

    @Test
    void aKeyIsUsedThroughS3ByTheSameEndInEveryPartition() {
        for (Sample sample : List.of(Sample.GOV, Sample.CHINA)) {
            assertThat(sample.stacks().get("keys").findValues("kms:ViaService"))
                    .isNotEmpty()
                    .allSatisfy(service -> assertThat(service.asText())
                            .isEqualTo("s3." + (sample == Sample.CHINA ? "cn-north-1" : "us-gov-west-1")
                                    + ".amazonaws.com"));
        }
    }

    @Test
    void aRoleIsHandedOnToAServiceByTheNamesThatItsPartitionMayHaveForIt() {
        assertThat(handedTo(Sample.COMPREHENSIVE))
                .containsExactly("\"ec2.amazonaws.com\"", "\"elasticmapreduce.amazonaws.com\"");
        assertThat(handedTo(Sample.CHINA))
                .containsExactly(
                        "[\"ec2.amazonaws.com\",\"ec2.amazonaws.com.cn\"]",
                        "[\"elasticmapreduce.amazonaws.com\",\"elasticmapreduce.amazonaws.com.cn\"]");
    }

    private static Set<String> handedTo(Sample sample) {
        Set<String> services = new TreeSet<>();
        sample.stacks()
                .get("identity")
                .findValues("iam:PassedToService")
                .forEach(names -> services.add(names.toString()));
        return services;
    }

    /** The services that a policy speaks of, of any stack. */
    private static Set<String> named(Sample sample) {
        Set<String> services = new TreeSet<>();
        sample.stacks().values().forEach(template -> template.findValues("Service")
                .forEach(names -> {
                    if (names.isTextual()) {
                        services.add(names.asText());
                    }

                    services.addAll(texts(names));
                }));
        return services;
    }

    private static String service(String name) {
        return name + ", ArnLike aws:SourceArn, StringEquals aws:SourceAccount";
    }

    @Test
    void aRoleThatAnotherTrustsIsMadeBeforeIt() {
        JsonNode roles = Sample.COMPREHENSIVE.stacks().get("identity").path("Resources");

        assertThat(texts(roles.at("/RunnerRole/DependsOn"))).contains("PipelineClusterRole");
        assertThat(texts(roles.at("/AnaRole/DependsOn"))).contains("GovernedSqlClusterRole");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void lakeFormationDecidesForAllThatIsNew(Sample sample) {
        assertThat(sample.resources("AWS::LakeFormation::DataLakeSettings"))
                .hasSize(1)
                .allSatisfy((id, settings) -> {
                    JsonNode properties = settings.path("Properties");
                    assertThat(properties
                                    .path("CreateDatabaseDefaultPermissions")
                                    .isArray())
                            .isTrue();
                    assertThat(properties.path("CreateDatabaseDefaultPermissions"))
                            .isEmpty();
                    assertThat(properties.path("CreateTableDefaultPermissions").isArray())
                            .isTrue();
                    assertThat(properties.path("CreateTableDefaultPermissions")).isEmpty();
                    assertThat(properties.path("MutationType").asText()).isEqualTo("APPEND");
                    assertThat(properties.path("Admins").toString()).contains(":role/cdk-hnb659fds-cfn-exec-role-");
                });
        assertThat(sample.resources("AWS::Glue::Database")).isNotEmpty().allSatisfy((id, database) -> assertThat(
                        database.at("/Properties/DatabaseInput/CreateTableDefaultPermissions")
                                .isArray())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void locationsAreRegisteredAsARoleOfOurOwnAndNeverHybrid(Sample sample) {
        assertThat(sample.resources("AWS::LakeFormation::Resource"))
                .isNotEmpty()
                .allSatisfy((id, location) -> {
                    JsonNode properties = location.path("Properties");
                    assertThat(properties.path("UseServiceLinkedRole").asBoolean())
                            .isFalse();
                    assertThat(properties.path("HybridAccessEnabled").asBoolean())
                            .isFalse();
                    assertThat(properties.at("/RoleArn/Fn::Sub").asText()).endsWith(".registration");
                });
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noSecurityGroupIsOpenFromOutside(Sample sample) {
        List<String> sources = new ArrayList<>();
        sample.resources("AWS::EC2::SecurityGroup").forEach((id, group) -> group.at("/Properties/SecurityGroupIngress")
                .forEach(rule -> sources.add(rule.path("CidrIp").asText())));
        sources.removeIf(String::isEmpty);
        sample.resources("AWS::EC2::SecurityGroupIngress").values().stream()
                .map(rule -> rule.at("/Properties/CidrIp").asText())
                .filter(cidr -> !cidr.isEmpty())
                .forEach(sources::add);

        assertThat(sources).allMatch(cidr -> cidr.startsWith("10."));
    }

    @Test
    void subnetsArePrivateAndOnlyCalledServicesHaveEndpoints() {
        assertThat(Sample.COMPREHENSIVE.resources("AWS::EC2::InternetGateway")).isEmpty();
        assertThat(Sample.COMPREHENSIVE.resources("AWS::EC2::NatGateway")).isEmpty();
        assertThat(Sample.COMPREHENSIVE.resources("AWS::EC2::Subnet").values())
                .extracting(subnet -> subnet.at("/Properties/AvailabilityZone").asText() + " "
                        + subnet.at("/Properties/CidrBlock").asText() + " "
                        + subnet.at("/Properties/MapPublicIpOnLaunch").asText())
                .containsExactly("eu-west-1a 10.30.0.0/19 false", "eu-west-1b 10.30.32.0/19 false");
        assertThat(endpoints(Sample.COMPREHENSIVE))
                .containsExactly(
                        "GlueEndpoint",
                        "KmsEndpoint",
                        "LakeformationEndpoint",
                        "S3Endpoint",
                        "SecretsmanagerEndpoint",
                        "StsEndpoint");
        assertThat(endpoints(Sample.MINIMAL)).as("no cluster").containsExactly("S3Endpoint");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void eachClusterHasSecurityGroupsOfItsOwnAndNothingElseReachesItsNodes(Sample sample) {
        sample.resources("AWS::EC2::SecurityGroupIngress").forEach((id, rule) -> {
            String to = rule.at("/Properties/GroupId/Fn::GetAtt/0").asText();
            String from =
                    rule.at("/Properties/SourceSecurityGroupId/Fn::GetAtt/0").asText();
            assertThat(from.replaceFirst("(Primary|Core|ServiceAccess)Group$", ""))
                    .as(id)
                    .isNotEmpty()
                    .isEqualTo(to.replaceFirst("(Primary|Core|ServiceAccess)Group$", ""));
        });
    }

    @Test
    void inANetworkThatIsThereOnlyTheSecurityGroupsAreMade() {
        assertThat(Sample.THROWN_AWAY.stacks().get("network").path("Resources").findValuesAsText("Type"))
                .isNotEmpty()
                .allMatch(type -> type.startsWith("AWS::EC2::SecurityGroup"));
        assertThat(Sample.THROWN_AWAY.resources("AWS::EC2::SecurityGroup").values())
                .extracting(group -> group.at("/Properties/VpcId").asText())
                .containsOnly("vpc-0123456789abcdef0");
    }

    @Test
    void whatEmrWorksWithCarriesTheTagOfItsServicePolicyAndNothingElseDoes() {
        for (String type : List.of("AWS::EC2::VPC", "AWS::EC2::Subnet", "AWS::EC2::SecurityGroup")) {
            assertThat(Sample.COMPREHENSIVE.resources(type)).isNotEmpty().allSatisfy((id, resource) -> assertThat(
                            resource.at("/Properties/Tags")
                                    .toString()
                                    .contains(
                                            "{\"Key\":\"for-use-with-amazon-emr-managed-policies\",\"Value\":\"true\"}"))
                    .as(id)
                    .isEqualTo(!id.equals("network/EndpointSqlUsersGroup")));
        }
    }

    private static List<String> endpoints(Sample sample) {
        return sample.resources("AWS::EC2::VPCEndpoint").keySet().stream()
                .map(id -> id.substring(id.indexOf('/') + 1))
                .toList();
    }

    private static List<String> openActions(JsonNode document) {
        return statements(document).stream()
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .filter(statement -> texts(statement.path("Resource")).contains("*"))
                .flatMap(statement -> texts(statement.path("Action")).stream())
                .toList();
    }

    private static List<JsonNode> statements(JsonNode document) {
        return StreamSupport.stream(document.path("Statement").spliterator(), false)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static SortedMap<String, JsonNode> fields(JsonNode object) {
        SortedMap<String, JsonNode> fields = new TreeMap<>();
        object.fields().forEachRemaining(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }
}
