package io.lakewarden.security.emr.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionReader;
import io.lakewarden.security.emr.ClusterSecurity;
import io.lakewarden.security.emr.EmrCompiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateRuleTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANALYSTS = "/Resources/AnalystsSecurity/Properties/SecurityConfiguration";
    private static final String AUTHORIZATION = ANALYSTS + "/AuthorizationConfiguration";
    private static final String ENCRYPTION = ANALYSTS + "/EncryptionConfiguration";
    private static final String CLUSTER = "/Resources/AnalystsCluster/Properties";
    private static final String ENDPOINT = "/Resources/EndpointCluster/Properties";
    private static final Map<TemplateRule, Consumer<ObjectNode>> FAULTS = faults();

    @Test
    void findsNothingWhereEverythingIsAsItShouldBe() {
        assertThat(violations(honest())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachRuleFindsItsFaultByName(TemplateRule rule) {
        ObjectNode template = honest();
        FAULTS.get(rule).accept(template);

        assertThat(violations(template)).extracting(Violation::rule).contains(rule.name());
    }

    @Test
    void saysWhereWhatAndBySource() {
        ObjectNode template = honest();
        machine(template, definition -> state(definition, "Create").remove("TimeoutSeconds"));
        ((ObjectNode) template.at(CLUSTER + "/Instances/MasterInstanceFleet")).put("TargetOnDemandCapacity", 3);

        assertThat(violations(template))
                .map(Violation::toString)
                .containsExactly(
                        "all#AnalystsCluster HA_EXCLUDES_RUNTIME_ROLES Cannot run three primary nodes with runtime roles"
                                + " (EMR Management Guide, emr-steps-runtime-roles)",
                        "all#Machine/Create STEP_WITHOUT_TIMEOUT Cannot wait for a cluster without TimeoutSeconds (Step"
                                + " Functions Guide, service-quotas)");
    }

    @Test
    void followsAConfigurationThroughAnotherStacksExport() {
        ObjectNode template = honest();
        ObjectNode security = JSON.createObjectNode();
        security.putObject("Resources").set("S", ((ObjectNode) template.get("Resources")).remove("AnalystsSecurity"));
        ObjectNode output = security.putObject("Outputs").putObject("Out");
        output.putObject("Value").put("Ref", "S");
        output.putObject("Export").put("Name", "security:S");
        ((ObjectNode) template.at(CLUSTER)).putObject("SecurityConfiguration").put("Fn::ImportValue", "security:S");
        SortedMap<String, JsonNode> both = new TreeMap<>(Map.of("all", template, "security", security));

        assertThat(TemplateRule.violations(both)).isEmpty();
        ((ObjectNode) template.at(CLUSTER)).putObject("SecurityConfiguration").put("Fn::ImportValue", "other");
        assertThat(TemplateRule.violations(both))
                .extracting(Violation::rule)
                .containsExactly("CLUSTER_WITHOUT_SECURITY_CONFIGURATION");
    }

    @Test
    void readsADefinitionThatCloudFormationSubstitutesInto() {
        ObjectNode template = honest();
        ObjectNode machine = (ObjectNode) template.at("/Resources/Machine/Properties");
        String escaped = machine.get("DefinitionString").asText().replace("${", "${!");
        machine.putObject("DefinitionString").put("Fn::Sub", escaped);

        assertThat(violations(template)).isEmpty();
    }

    private static Map<TemplateRule, Consumer<ObjectNode>> faults() {
        Map<TemplateRule, Consumer<ObjectNode>> faults = new EnumMap<>(TemplateRule.class);
        faults.put(TemplateRule.AUTHORIZER_WITHOUT_PLUGIN, at(ENDPOINT, cluster -> settings(cluster, "spark-defaults")
                .remove("spark.plugins")));
        faults.put(TemplateRule.CLUSTER_ENDS_BEFORE_STEPS, created(cluster -> ((ObjectNode) cluster.get("Instances"))
                .put("KeepJobFlowAliveWhenNoSteps", false)));
        faults.put(TemplateRule.CLUSTER_INVISIBLE, at(CLUSTER, cluster -> cluster.remove("VisibleToAllUsers")));
        faults.put(TemplateRule.CLUSTER_WITHOUT_IDLE_END, created(cluster -> cluster.remove("AutoTerminationPolicy")));
        faults.put(
                TemplateRule.CLUSTER_WITHOUT_LOCKED_LOGS,
                at(CLUSTER, cluster -> cluster.remove("LogEncryptionKmsKeyId")));
        faults.put(TemplateRule.CLUSTER_WITHOUT_POLICY_TAG, at(CLUSTER, cluster -> cluster.putArray("Tags")));
        faults.put(
                TemplateRule.CLUSTER_WITHOUT_SECURITY_CONFIGURATION,
                at(CLUSTER, cluster -> cluster.remove("SecurityConfiguration")));
        faults.put(
                TemplateRule.CLUSTER_WITH_KEY_PAIR,
                at(CLUSTER + "/Instances", instances -> instances.put("Ec2KeyName", "ops")));
        faults.put(
                TemplateRule.CONFIGURATION_KEY_UNKNOWN,
                at(ENCRYPTION, encryption -> encryption.put("EnableInTransitEncrytion", true)));
        faults.put(
                TemplateRule.CONFIGURATION_NAME_FIXED,
                at("/Resources/AnalystsSecurity/Properties", security -> security.put("Name", "analysts")));
        faults.put(
                TemplateRule.CORE_ON_SPOT,
                at(CLUSTER + "/Instances/CoreInstanceFleet", fleet -> fleet.put("TargetSpotCapacity", 2)));
        faults.put(
                TemplateRule.DEFINITION_UNREADABLE,
                at("/Resources/Machine/Properties", machine -> machine.put("DefinitionString", "{\"States\": ")));
        faults.put(
                TemplateRule.DISKS_UNENCRYPTED,
                at(
                        ENCRYPTION + "/AtRestEncryptionConfiguration/LocalDiskEncryptionConfiguration",
                        disks -> disks.put("EnableEbsEncryption", false)));
        faults.put(
                TemplateRule.EMRFS_ROLES_WITH_RUNTIME_ROLES,
                at(AUTHORIZATION, authorization -> authorization.putObject("EmrFsConfiguration")));
        faults.put(
                TemplateRule.EXECUTE_API_PRIVATE_DNS,
                at("/Resources/Api/Properties", endpoint -> endpoint.put("PrivateDnsEnabled", true)));
        faults.put(TemplateRule.FILTERS_EXCLUDE_EXTENSIONS, at(CLUSTER, cluster -> settings(cluster, "spark-defaults")
                .put("spark.sql.extensions", "com.example.Extension")));
        faults.put(
                TemplateRule.FILTERS_OUTSIDE_AUTHORIZATION,
                at(ANALYSTS, json -> json.putObject("LakeFormationConfiguration")));
        faults.put(
                TemplateRule.FILTERS_WITHOUT_RUNTIME_ROLES,
                at(
                        AUTHORIZATION + "/LakeFormationConfiguration",
                        filters -> filters.put("AuthorizedSessionTagValue", "AmazonEMR")));
        faults.put(
                TemplateRule.FLEETS_AND_GROUPS,
                at(CLUSTER + "/Instances", instances -> instances.putArray("TaskInstanceGroups")));
        faults.put(TemplateRule.HA_EXCLUDES_IDENTITY_CENTER, template -> {
            at(CLUSTER + "/Instances/MasterInstanceFleet", fleet -> fleet.put("TargetOnDemandCapacity", 3))
                    .accept(template);
            at(ANALYSTS, json -> json.putObject("AuthenticationConfiguration").putObject("IdentityCenterConfiguration"))
                    .accept(template);
        });
        faults.put(TemplateRule.HA_EXCLUDES_NATIVE_RANGER, template -> {
            at(CLUSTER + "/Instances/MasterInstanceFleet", fleet -> fleet.put("TargetOnDemandCapacity", 3))
                    .accept(template);
            at(AUTHORIZATION, authorization -> authorization.putObject("RangerConfiguration"))
                    .accept(template);
        });
        faults.put(
                TemplateRule.HA_EXCLUDES_RUNTIME_ROLES,
                at(CLUSTER + "/Instances/MasterInstanceFleet", fleet -> fleet.put("TargetOnDemandCapacity", 3)));
        faults.put(
                TemplateRule.HA_NEEDS_EXTERNAL_KDC,
                at(ENDPOINT + "/Instances/MasterInstanceFleet", fleet -> fleet.put("TargetOnDemandCapacity", 3)));
        faults.put(
                TemplateRule.KERBEROS_HALF_SAID,
                at(ENDPOINT + "/KerberosAttributes", attributes -> attributes.remove("Realm")));
        faults.put(TemplateRule.KERBEROS_IN_STATE_MACHINE, created(cluster -> cluster.putObject("KerberosAttributes")));
        faults.put(TemplateRule.KERBEROS_METASTORE_TLS, at(ENDPOINT, cluster -> settings(cluster, "hive-site")
                .put("hive.metastore.use.SSL", "true")));
        faults.put(
                TemplateRule.KERBEROS_PASSWORD_IN_CLEAR,
                at(ENDPOINT + "/KerberosAttributes", attributes -> attributes.put("KdcAdminPassword", "secret")));
        faults.put(
                TemplateRule.KEY_NOT_BY_ARN,
                at(
                        ENCRYPTION + "/AtRestEncryptionConfiguration/S3EncryptionConfiguration",
                        s3 -> s3.put("AwsKmsKey", "alias/lakewarden-prod-logs")));
        faults.put(
                TemplateRule.METADATA_SERVICE_OPEN,
                at(
                        ANALYSTS + "/InstanceMetadataServiceConfiguration",
                        service -> service.remove("HttpPutResponseHopLimit")));
        faults.put(
                TemplateRule.NATIVE_RANGER_ENDED,
                at(AUTHORIZATION, authorization -> authorization.putObject("RangerConfiguration")));
        faults.put(
                TemplateRule.NATIVE_RANGER_WITHOUT_KERBEROS,
                at(AUTHORIZATION, authorization -> authorization.putObject("RangerConfiguration")));
        faults.put(
                TemplateRule.NATIVE_RANGER_WITH_LAKE_FORMATION,
                at(AUTHORIZATION, authorization -> authorization.putObject("RangerConfiguration")));
        faults.put(
                TemplateRule.PRIMARY_ON_SPOT,
                at(CLUSTER + "/Instances/MasterInstanceFleet", fleet -> fleet.put("TargetSpotCapacity", 1)));
        faults.put(TemplateRule.RELEASE_UNKNOWN, at(CLUSTER, cluster -> cluster.put("ReleaseLabel", "7.14.0")));
        faults.put(
                TemplateRule.STEP_CANCELS_OTHERS,
                template -> machine(template, definition -> ((ObjectNode)
                                state(definition, "Step").at("/Parameters/Step"))
                        .put("ActionOnFailure", "TERMINATE_CLUSTER")));
        faults.put(
                TemplateRule.STEP_WITHOUT_ROLE,
                template -> machine(template, definition -> ((ObjectNode)
                                state(definition, "Step").get("Parameters"))
                        .remove("ExecutionRoleArn")));
        faults.put(
                TemplateRule.STEP_WITHOUT_TIMEOUT,
                template -> machine(
                        template, definition -> state(definition, "Step").remove("TimeoutSeconds")));
        faults.put(
                TemplateRule.TRANSIT_UNENCRYPTED,
                at(ENCRYPTION, encryption -> encryption.put("EnableInTransitEncryption", false)));
        return faults;
    }

    private static List<Violation> violations(ObjectNode template) {
        return TemplateRule.violations(new TreeMap<>(Map.of("all", template)));
    }

    private static Consumer<ObjectNode> at(String pointer, Consumer<ObjectNode> change) {
        return template -> change.accept((ObjectNode) template.at(pointer));
    }

    private static Consumer<ObjectNode> created(Consumer<ObjectNode> change) {
        return template -> machine(
                template,
                definition ->
                        change.accept((ObjectNode) state(definition, "Create").get("Parameters")));
    }

    private static void machine(ObjectNode template, Consumer<ObjectNode> change) {
        ObjectNode properties = (ObjectNode) template.at("/Resources/Machine/Properties");
        ObjectNode definition =
                (ObjectNode) read(properties.get("DefinitionString").asText());
        change.accept(definition);
        properties.put("DefinitionString", definition.toString());
    }

    private static ObjectNode state(ObjectNode definition, String name) {
        return (ObjectNode) definition.at("/States/" + name);
    }

    private static ObjectNode settings(ObjectNode cluster, String classification) {
        for (JsonNode one : cluster.get("Configurations")) {
            if (one.get("Classification").asText().equals(classification)) {
                return (ObjectNode) one.get("ConfigurationProperties");
            }
        }

        throw new IllegalStateException("No classification " + classification);
    }

    /** What the compilers make of this project's own platform, as a template. */
    private static ObjectNode honest() {
        CheckedPlatform checked =
                Checker.check(DefinitionReader.read(Path.of(".."))).platform().orElseThrow();
        Environment prod = checked.platform().environment("prod").orElseThrow();
        SortedMap<String, ClusterSecurity> secured = EmrCompiler.compile(checked, prod);
        ObjectNode template = JSON.createObjectNode();
        ObjectNode resources = template.putObject("Resources");
        secured.forEach((name, security) -> resources.set(id(name) + "Security", configuration(security)));
        resources.set("AnalystsCluster", cluster("analysts", secured.get("analysts")));
        resources.set("EndpointCluster", cluster("endpoint", secured.get("endpoint")));
        resources.set("Machine", stateMachine());
        resources.set(
                "Api",
                read(
                        """
                        {"Type": "AWS::EC2::VPCEndpoint", "Properties": {"PrivateDnsEnabled": false,
                            "ServiceName": {"Fn::Sub": "com.amazonaws.${AWS::Region}.execute-api"}}}
                        """));
        return template;
    }

    private static JsonNode configuration(ClusterSecurity security) {
        ObjectNode resource = JSON.createObjectNode().put("Type", "AWS::EMR::SecurityConfiguration");
        ObjectNode properties = resource.putObject("Properties").put("Name", security.name());
        String filled = security.configuration()
                .toString()
                .replaceAll("\\$\\{(\\w+)KeyArn}", "arn:aws:kms:eu-west-1:333333333333:key/$1");
        properties.set("SecurityConfiguration", read(filled));
        return resource;
    }

    private static JsonNode cluster(String name, ClusterSecurity security) {
        ObjectNode resource = JSON.createObjectNode().put("Type", "AWS::EMR::Cluster");
        ObjectNode properties = (ObjectNode)
                read(
                        """
                {"Applications": [{"Name": "Spark"}],
                 "Instances": {
                    "MasterInstanceFleet": {"TargetOnDemandCapacity": 1},
                    "CoreInstanceFleet": {"TargetOnDemandCapacity": 3}},
                 "LogEncryptionKmsKeyId": {"Fn::ImportValue": "logs"},
                 "LogUri": "s3://logs/emr/",
                 "ReleaseLabel": "emr-7.14.0",
                 "Tags": [{"Key": "for-use-with-amazon-emr-managed-policies", "Value": "true"}],
                 "VisibleToAllUsers": true}
                """);
        properties.putObject("SecurityConfiguration").put("Ref", id(name) + "Security");
        security.kerberos().ifPresent(kerberos -> properties.set("KerberosAttributes", kerberos.deepCopy()));
        ArrayNode configurations = properties.putArray("Configurations");
        security.configurations().forEach(one -> {
            ObjectNode configuration = JsonNodeFactory.instance.objectNode();
            configuration.set("Classification", one.get("Classification"));
            configuration.set("ConfigurationProperties", one.get("Properties").deepCopy());
            configurations.add(configuration);
        });
        resource.set("Properties", properties);
        return resource;
    }

    private static JsonNode stateMachine() {
        ObjectNode resource = JSON.createObjectNode().put("Type", "AWS::StepFunctions::StateMachine");
        ObjectNode properties = resource.putObject("Properties");
        properties
                .putObject("DefinitionSubstitutions")
                .putObject("SecurityConfiguration")
                .put("Ref", "BillingSecurity");
        properties.put(
                "DefinitionString",
                """
                {"StartAt": "Create", "States": {
                    "Create": {
                        "Type": "Task", "Resource": "arn:aws:states:::elasticmapreduce:createCluster.sync",
                        "TimeoutSeconds": 3600, "Next": "Step",
                        "Parameters": {
                            "Applications": [{"Name": "Spark"}],
                            "AutoTerminationPolicy": {"IdleTimeout": 900},
                            "Instances": {
                                "KeepJobFlowAliveWhenNoSteps": true,
                                "InstanceFleets": [
                                    {"InstanceFleetType": "MASTER", "TargetOnDemandCapacity": 1},
                                    {"InstanceFleetType": "CORE", "TargetOnDemandCapacity": 2},
                                    {"InstanceFleetType": "TASK", "TargetSpotCapacity": 4}]},
                            "LogEncryptionKmsKeyId": "${LogKeyArn}", "LogUri": "${LogUri}",
                            "ReleaseLabel": "emr-7.14.0", "SecurityConfiguration": "${SecurityConfiguration}",
                            "StepConcurrencyLevel": 2,
                            "Tags": [{"Key": "for-use-with-amazon-emr-managed-policies", "Value": "true"}],
                            "VisibleToAllUsers": true}},
                    "Step": {
                        "Type": "Task", "Resource": "arn:aws:states:::elasticmapreduce:addStep.sync",
                        "TimeoutSeconds": 3600, "End": true,
                        "Parameters": {
                            "ClusterId.$": "$.cluster.ClusterId", "ExecutionRoleArn": "${RoleArn}",
                            "Step": {"Name": "ingest", "ActionOnFailure": "CONTINUE"}}}}}
                """);
        return resource;
    }

    private static String id(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
