package io.lakewarden.infra.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Mistakes in what is deployed: the templates of this project's production, with one thing in them changed. */
final class TemplateFaults {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String CLUSTER = "AWS::EMR::Cluster";
    private static final String CONFIGURATION = "AWS::EMR::SecurityConfiguration";
    private static final String KEY = "AWS::KMS::Key";
    private static final String MACHINE = "AWS::StepFunctions::StateMachine";
    private static final String POLICY = "AWS::S3::BucketPolicy";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String SETTINGS = "AWS::LakeFormation::DataLakeSettings";
    private static final String GOLD = "lakewarden-prod-gold-333333333333";

    private final Deployed sound;
    private final List<Fault> faults = new ArrayList<>();

    private TemplateFaults(Deployed sound) {
        this.sound = sound;
    }

    static List<Fault> of(Deployed sound) {
        TemplateFaults all = new TemplateFaults(sound);
        all.buckets();
        all.keys();
        all.roles();
        all.lake();
        all.configurations();
        all.clusters();
        all.groups();
        all.machines();
        return all.faults;
    }

    private void buckets() {
        edit("a public ACL on a bucket", "BUCKET_PUBLIC", BUCKET, "GoldBucket", bucket -> properties(bucket)
                .put("AccessControl", "PublicRead"));
        edit("one of the four public access blocks left out", "BUCKET_PUBLIC", BUCKET, "GoldBucket", bucket -> object(
                        bucket, "PublicAccessBlockConfiguration")
                .remove("RestrictPublicBuckets"));
        edit("a bucket without a key", "BUCKET_UNENCRYPTED", BUCKET, "GoldBucket", bucket -> properties(bucket)
                .remove("BucketEncryption"));
        edit("versions suspended", "BUCKET_UNVERSIONED", BUCKET, "GoldBucket", bucket -> object(
                        bucket, "VersioningConfiguration")
                .put("Status", "Suspended"));
        edit("unfinished uploads kept", "BUCKET_UPLOADS_STAY", BUCKET, "GoldBucket", bucket -> ((ObjectNode)
                        bucket.at("/Properties/LifecycleConfiguration/Rules/0"))
                .remove("AbortIncompleteMultipartUpload"));
        edit(
                "a bucket deleted with its stack",
                "DATA_NOT_RETAINED",
                BUCKET,
                "GoldBucket",
                bucket -> bucket.put("DeletionPolicy", "Delete"));
        edit(
                "a bucket that stays without its policy",
                "DATA_NOT_RETAINED",
                POLICY,
                "GoldPolicy",
                policy -> policy.remove("DeletionPolicy"));
        edit(
                "a bucket reached without TLS",
                "BUCKET_WITHOUT_TLS",
                POLICY,
                "GoldPolicy",
                policy -> without(policy.at("/Properties/PolicyDocument/Statement"), "DenyWithoutTls"));
        edit(
                "a bucket whose policy lets files out",
                "BUCKET_FILES_OPEN",
                POLICY,
                "GoldPolicy",
                policy -> without(policy.at("/Properties/PolicyDocument/Statement"), "DenyFilesToOthers"));
        edit(
                "a bucket whose policy lets names out",
                "BUCKET_NAMES_OPEN",
                POLICY,
                "GoldPolicy",
                policy -> without(policy.at("/Properties/PolicyDocument/Statement"), "DenyNamesToOthers"));
        edit(
                "a bucket whose policy locks its deployment out",
                "BUCKET_LOCKS_OUT_DEPLOYMENT",
                POLICY,
                "GoldPolicy",
                policy -> statement(
                        policy.at("/Properties/PolicyDocument/Statement"),
                        "{\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:*\", \"Resource\": "
                                + "{\"Fn::Sub\": \"arn:${AWS::Partition}:s3:::" + GOLD + "\"}}"));
    }

    private void keys() {
        edit("a key that is never rotated", "KEY_NOT_ROTATED", KEY, "GoldKey", key -> properties(key)
                .put("EnableKeyRotation", false));
        edit(
                "a key open to a controller",
                "KEY_OPEN_TO_OTHERS",
                KEY,
                "GoldKey",
                key -> statement(
                        key.at("/Properties/KeyPolicy/Statement"),
                        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": {\"Fn::Sub\": "
                                + "\"arn:${AWS::Partition}:iam::333333333333:role/lakewarden-prod-carla\"}}, "
                                + "\"Action\": \"kms:Decrypt\", \"Resource\": \"*\"}"));
        edit(
                "a registration role without its key",
                "KEY_WITHOUT_REGISTRATION",
                KEY,
                "GoldKey",
                key -> without(key.at("/Properties/KeyPolicy/Statement"), "LakeFormation"));
        edit(
                "a key with grants for anybody",
                "KEY_GRANT_BROAD",
                KEY,
                "PlatformKey",
                key -> statement(
                        key.at("/Properties/KeyPolicy/Statement"),
                        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": {\"Fn::Sub\": "
                                + "\"arn:${AWS::Partition}:iam::333333333333:role/lakewarden-prod.emr-service\"}}, "
                                + "\"Action\": \"kms:CreateGrant\", \"Resource\": \"*\"}"));
        edit("a key deleted with its stack", "DATA_NOT_RETAINED", KEY, "GoldKey", key -> key.remove("DeletionPolicy"));
    }

    private void roles() {
        allow(
                "a job's role that reads its bucket itself",
                "JOB_ROLE_OPENS_FILES",
                "BillingPipelineRole",
                "s3:GetObject",
                "arn:${AWS::Partition}:s3:::" + GOLD + "/*");
        allow(
                "a machine's role with data rights",
                "INSTANCE_PROFILE_OPENS_FILES",
                "PipelineClusterRole",
                "s3:GetObject",
                "arn:${AWS::Partition}:s3:::" + GOLD + "/*");
        allow(
                "a delivery's role that writes a zone",
                "CONSUMER_OPENS_FILES",
                "IngestRole",
                "s3:PutObject",
                "arn:${AWS::Partition}:s3:::" + GOLD + "/gold/*");
        allow(
                "a job's role that replaces the code it runs",
                "ARTIFACTS_WRITABLE",
                "BillingPipelineRole",
                "s3:PutObject",
                "arn:${AWS::Partition}:s3:::lakewarden-prod-artifacts-333333333333/*");
        allow("a role that may do everything of a service", "RESOURCE_WILDCARD", "CarlaRole", "glue:*", "*");
        allow("a role that changes roles", "ROLE_ADMINISTERS", "CarlaRole", "iam:PutRolePolicy", "*");
        edit("a role without a boundary", "ROLE_WITHOUT_BOUNDARY", ROLE, "CarlaRole", role -> properties(role)
                .remove("PermissionsBoundary"));
        edit("a machine that adds steps under any role", "STEP_WITHOUT_ROLE", ROLE, "BillingMachineRole", role -> named(
                        role, "AddSteps")
                .remove("Condition"));
        edit("a machine that hands on any role", "PASS_ROLE_OPEN", ROLE, "BillingMachineRole", role -> named(
                        role, "HandOnMachineRole")
                .remove("Condition"));
        edit("a role that the whole account takes", "TRUST_TOO_WIDE", ROLE, "CarlaRole", role -> ((ObjectNode)
                        role.at("/Properties/AssumeRolePolicyDocument/Statement/0"))
                .remove("Condition"));
        edit(
                "a job's role that is not tagged when it is taken",
                "IAM_PROOF",
                ROLE,
                "PipelineClusterRole",
                role -> ((ArrayNode) named(role, "RunStepsAs").path("Action")).remove(1));
        edit(
                "a job's role without its jar",
                "IAM_PROOF",
                ROLE,
                "BillingPipelineRole",
                role -> without(role.at("/Properties/Policies/0/PolicyDocument/Statement"), "ReadJobs"));
        edit(
                "a registration role that lists nothing",
                "IAM_PROOF",
                ROLE,
                "RegistrationRole",
                role -> without(role.at("/Properties/Policies/0/PolicyDocument/Statement"), "ListFiles"));
        edit(
                "a registration role that a person takes",
                "TRUST_OF_OPENER",
                ROLE,
                "RegistrationRole",
                role -> statement(
                        role.at("/Properties/AssumeRolePolicyDocument/Statement"),
                        "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": {\"Fn::Sub\": "
                                + "\"arn:${AWS::Partition}:iam::333333333333:role/lakewarden-prod-carla\"}}, "
                                + "\"Action\": \"sts:AssumeRole\"}"));
    }

    private void lake() {
        edit("settings that erase those of others", "LAKE_SETTINGS_REPLACED", SETTINGS, settings -> properties(settings)
                .put("MutationType", "REPLACE"));
        edit("CDK's deploy role as administrator", "LAKE_WITHOUT_DEPLOYMENT", SETTINGS, settings -> ((ObjectNode)
                        settings.at("/Properties/Admins/0"))
                .put("DataLakePrincipalIdentifier", "arn:aws:iam::333333333333:role/cdk-hnb659fds-deploy-role"));
        edit("a session tag without its space", "LAKE_SESSION_TAG", SETTINGS, settings -> properties(settings)
                .putArray("AuthorizedSessionTagValueList")
                .add("AmazonEMR"));
        edit("filters for another account", "LAKE_FILTERING_CLOSED", SETTINGS, settings -> ((ObjectNode)
                        settings.at("/Properties/ExternalDataFilteringAllowList/0"))
                .put("DataLakePrincipalIdentifier", "111111111111"));
        edit("default permissions left out", "LAKE_DEFAULTS_UNSAID", SETTINGS, settings -> properties(settings)
                .remove("CreateTableDefaultPermissions"));
        edit("new tables for whom IAM allows", "IAM_ALLOWED_BY_DEFAULT", SETTINGS, settings -> ((ArrayNode)
                        settings.at("/Properties/CreateTableDefaultPermissions"))
                .addObject()
                .putObject("Principal")
                .put("DataLakePrincipalIdentifier", "IAM_ALLOWED_PRINCIPALS"));
        edit(
                "a database for whom IAM allows",
                "IAM_ALLOWED_PRINCIPALS",
                "AWS::Glue::Database",
                "GoldDatabase",
                database -> ((ObjectNode) database.at("/Properties/DatabaseInput"))
                        .remove("CreateTableDefaultPermissions"));
        edit("a job's role as administrator", "LAKE_ADMINISTRATOR_RUNS_JOBS", SETTINGS, settings -> ((ArrayNode)
                        settings.at("/Properties/Admins"))
                .addObject()
                .put("DataLakePrincipalIdentifier", "arn:aws:iam::333333333333:role/lakewarden-prod-billing-pipeline"));
        edit(
                "a location under the service-linked role",
                "LOCATION_OF_ANOTHER_ROLE",
                "AWS::LakeFormation::Resource",
                location -> properties(location).put("UseServiceLinkedRole", true));
        edit(
                "a table deleted with its stack",
                "DATA_NOT_RETAINED",
                "AWS::Glue::Table",
                table -> table.remove("UpdateReplacePolicy"));
        fault("grants of one table at once", "GRANTS_AT_ONCE", () -> {
            String second = sound.templates()
                    .resources("AWS::LakeFormation::PrincipalPermissions")
                    .filter(grant -> grant.raw().has("DependsOn"))
                    .findFirst()
                    .orElseThrow()
                    .id();
            return sound.edited("AWS::LakeFormation::PrincipalPermissions", second, grant -> grant.remove("DependsOn"));
        });
    }

    private void configurations() {
        configuration("a key of it misspelled", "CONFIGURATION_KEY_UNKNOWN", json -> {
            ObjectNode encryption = (ObjectNode) json.path("EncryptionConfiguration");
            encryption.set("EnableInTransitEncyption", encryption.remove("EnableInTransitEncryption"));
        });
        configuration("filters beside authorization", "FILTERS_OUTSIDE_AUTHORIZATION", json -> json.putObject(
                        "LakeFormationConfiguration")
                .put("AuthorizedSessionTagValue", "Amazon EMR"));
        configuration("filters under another tag", "FILTERS_WITHOUT_RUNTIME_ROLES", json -> ((ObjectNode)
                        json.path("AuthorizationConfiguration"))
                .putObject("LakeFormationConfiguration")
                .put("AuthorizedSessionTagValue", "AmazonEMR"));
        configuration("one field of the metadata service alone", "METADATA_SERVICE_OPEN", json -> ((ObjectNode)
                        json.path("InstanceMetadataServiceConfiguration"))
                .remove("HttpPutResponseHopLimit"));
        configuration("nothing encrypted in transit", "TRANSIT_UNENCRYPTED", json -> ((ObjectNode)
                        json.path("EncryptionConfiguration"))
                .put("EnableInTransitEncryption", false));
        configuration("root volumes unlocked", "DISKS_UNENCRYPTED", json -> ((ObjectNode) json.at(
                        "/EncryptionConfiguration/AtRestEncryptionConfiguration/LocalDiskEncryptionConfiguration"))
                .put("EnableEbsEncryption", false));
        configuration("a key by its alias", "KEY_NOT_BY_ARN", json -> ((ObjectNode) json.at(
                        "/EncryptionConfiguration/AtRestEncryptionConfiguration/LocalDiskEncryptionConfiguration"))
                .put("AwsKmsKey", "alias/lakewarden-prod-disks"));
        edit("a security configuration of a fixed name", "CONFIGURATION_NAME_FIXED", CONFIGURATION, one -> properties(
                        one)
                .put("Name", "lakewarden-prod"));
    }

    private void configuration(String what, String expected, Consumer<ObjectNode> edit) {
        edit(
                "security configuration: " + what,
                expected,
                CONFIGURATION,
                "BillingSecurity",
                one -> edit.accept(object(one, "SecurityConfiguration")));
    }

    private void clusters() {
        edit("Kerberos without its realm", "KERBEROS_HALF_SAID", CLUSTER, "EndpointCluster", cluster -> object(
                        cluster, "KerberosAttributes")
                .remove("Realm"));
        edit(
                "Kerberos' password in the template",
                "KERBEROS_PASSWORD_IN_CLEAR",
                CLUSTER,
                "EndpointCluster",
                cluster -> object(cluster, "KerberosAttributes").put("KdcAdminPassword", "secret"));
        edit("a key pair for SSH", "CLUSTER_WITH_KEY_PAIR", CLUSTER, "EndpointCluster", cluster -> object(
                        cluster, "Instances")
                .put("Ec2KeyName", "ops"));
        edit("a cluster that nobody sees", "CLUSTER_INVISIBLE", CLUSTER, "AnalystsCluster", cluster -> properties(
                        cluster)
                .remove("VisibleToAllUsers"));
        edit(
                "a cluster that its service role may not touch",
                "CLUSTER_WITHOUT_POLICY_TAG",
                CLUSTER,
                "AnalystsCluster",
                cluster -> properties(cluster).remove("Tags"));
        edit(
                "a cluster whose costs are nobody's",
                "CLUSTER_WITHOUT_COST_TAGS",
                CLUSTER,
                "AnalystsCluster",
                cluster -> untagged(properties(cluster), "lakewarden:platform"));
        edit(
                "a cluster without a security configuration",
                "CLUSTER_WITHOUT_SECURITY_CONFIGURATION",
                CLUSTER,
                "AnalystsCluster",
                cluster -> properties(cluster).put("SecurityConfiguration", "another"));
        edit(
                "a deployed release that there is not",
                "CLUSTER_RELEASE_UNKNOWN",
                CLUSTER,
                "AnalystsCluster",
                cluster -> properties(cluster).put("ReleaseLabel", "emr-99.0.0"));
    }

    private void machines() {
        machine("a Next that leads nowhere", "MACHINE_BROKEN", machine -> first(machine, state -> state.has("Next"))
                .put("Next", "Nowhere"));
        machine("States.ALL before another error", "MACHINE_BROKEN", machine -> {
            ArrayNode catches =
                    (ArrayNode) first(machine, state -> state.has("Catch")).path("Catch");
            ObjectNode all = catches.get(catches.size() - 1).deepCopy();
            all.putArray("ErrorEquals").add("States.ALL");
            catches.insert(0, all);
        });
        machine("an action with a letter too many", "MACHINE_ACTION_UNKNOWN", machine -> {
            ObjectNode step = calling(machine, "addStep.sync");
            step.put("Resource", step.path("Resource").asText().replace("addStep", "addStepp"));
        });
        machine("a step without a runtime role", "STEP_WITHOUT_ROLE", machine -> ((ObjectNode)
                        calling(machine, "addStep.sync").path("Parameters"))
                .remove("ExecutionRoleArn"));
        machine("a step that may wait for a year", "STEP_WITHOUT_TIMEOUT", machine -> calling(machine, "addStep.sync")
                .remove("TimeoutSeconds"));
        machine("a cluster that an aborted execution leaves running", "CLUSTER_WITHOUT_IDLE_END", machine -> cluster(
                        machine)
                .remove("AutoTerminationPolicy"));
        machine(
                "a pipeline's cluster without the pipeline's tag",
                "CLUSTER_WITHOUT_COST_TAGS",
                machine -> untagged(cluster(machine), "lakewarden:pipeline"));
        machine("a cluster idle for a minute at most", "CLUSTER_IDLE_UNDER_POLLING", machine -> ((ObjectNode)
                        cluster(machine).path("AutoTerminationPolicy"))
                .put("IdleTimeout", 60));
        machine("a cluster that does not wait for its steps", "CLUSTER_ENDS_BEFORE_STEPS", machine -> ((ObjectNode)
                        cluster(machine).path("Instances"))
                .put("KeepJobFlowAliveWhenNoSteps", false));
        machine("a market that EC2 has not", "CLUSTER_WORD_UNKNOWN", machine -> ((ObjectNode)
                        cluster(machine).at("/Instances/InstanceFleets/0"))
                .put("Market", "SPOTTY"));
        machine("a release that there is not, in a state machine", "CLUSTER_RELEASE_UNKNOWN", machine -> cluster(
                        machine)
                .put("ReleaseLabel", "emr-99.0.0"));
        machine("logs without a key", "CLUSTER_WITHOUT_LOCKED_LOGS", machine -> cluster(machine)
                .remove("LogEncryptionKmsKeyId"));
        edit("a placeholder that nothing fills", "MACHINE_UNFILLED", MACHINE, "BillingMachine", machine -> object(
                        machine, "DefinitionSubstitutions")
                .remove("JobsJarUri"));
        edit("a state machine that is not traced", "MACHINE_UNSEEN", MACHINE, "BillingMachine", machine -> object(
                        machine, "TracingConfiguration")
                .put("Enabled", false));
        edit("a log of errors alone", "MACHINE_UNSEEN", MACHINE, "BillingMachine", machine -> object(
                        machine, "LoggingConfiguration")
                .put("Level", "ERROR"));
    }

    private void groups() {
        edit(
                "two clusters in one security group",
                "CLUSTER_REACHES_ANOTHER",
                CLUSTER,
                "AnalystsCluster",
                cluster -> object(cluster, "Instances")
                        .set(
                                "EmrManagedSlaveSecurityGroup",
                                instances("EndpointCluster", "EmrManagedSlaveSecurityGroup")));
        edit(
                "a pipeline's cluster in the security group of another's",
                "CLUSTER_REACHES_ANOTHER",
                MACHINE,
                "BillingMachine",
                machine -> object(machine, "DefinitionSubstitutions")
                        .set("PrimarySecurityGroup", instances("AnalystsCluster", "EmrManagedMasterSecurityGroup")));
        fault(
                "a rule from one cluster to another",
                "CLUSTER_REACHES_ANOTHER",
                () -> reached("\"SourceSecurityGroupId\": {\"Fn::GetAtt\": [\"AnalystsCoreGroup\", \"GroupId\"]}"));
        fault(
                "nodes that the whole network reaches",
                "CLUSTER_REACHES_ANOTHER",
                () -> reached("\"CidrIp\": \"10.30.0.0/16\""));
        edit(
                "a security group described with an apostrophe",
                "GROUP_DESCRIPTION_REFUSED",
                "AWS::EC2::SecurityGroup",
                "EndpointCoreGroup",
                group -> properties(group).put("GroupDescription", "The endpoint's nodes"));
    }

    private Deployed reached(String from) {
        return sound.added(
                "network",
                "PlantedIngress",
                "{\"Type\": \"AWS::EC2::SecurityGroupIngress\", \"Properties\": {\"GroupId\": {\"Fn::GetAtt\": "
                        + "[\"EndpointCoreGroup\", \"GroupId\"]}, \"IpProtocol\": \"-1\", " + from + "}}");
    }

    private JsonNode instances(String cluster, String key) {
        return sound.templates()
                .resources(CLUSTER)
                .filter(one -> one.id().equals(cluster))
                .findFirst()
                .orElseThrow()
                .raw()
                .path("Properties")
                .path("Instances")
                .path(key);
    }

    private void machine(String what, String expected, Consumer<ObjectNode> edit) {
        edit(what, expected, MACHINE, "BillingMachine", machine -> {
            ObjectNode text = (ObjectNode) properties(machine).path("DefinitionString");
            ObjectNode definition =
                    (ObjectNode) Deployed.json(text.path("Fn::Sub").textValue());
            edit.accept(definition);
            text.put("Fn::Sub", definition.toString());
        });
    }

    private static ObjectNode cluster(ObjectNode machine) {
        return (ObjectNode) calling(machine, "createCluster.sync").path("Parameters");
    }

    private static ObjectNode calling(ObjectNode machine, String action) {
        return first(machine, state -> state.path("Resource").asText().endsWith(":elasticmapreduce:" + action));
    }

    /** The first state of that kind, those of branches among them. */
    private static ObjectNode first(JsonNode flow, Predicate<JsonNode> kind) {
        return states(flow)
                .filter(kind)
                .findFirst()
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> new IllegalArgumentException("There is no such state"));
    }

    private static Stream<JsonNode> states(JsonNode json) {
        List<JsonNode> found = new ArrayList<>();
        json.path("States").forEach(found::add);
        return Stream.concat(found.stream(), inner(json).flatMap(TemplateFaults::states));
    }

    private static Stream<JsonNode> inner(JsonNode json) {
        List<JsonNode> found = new ArrayList<>();
        json.forEach(found::add);
        return found.stream();
    }

    private void allow(String what, String expected, String role, String action, String resource) {
        edit(what, expected, ROLE, role, json -> {
            ObjectNode policy =
                    properties(json).withArray("Policies").addObject().put("PolicyName", "planted");
            ObjectNode statement = policy.putObject("PolicyDocument")
                    .putArray("Statement")
                    .addObject()
                    .put("Effect", "Allow")
                    .put("Action", action);
            statement.putObject("Resource").put("Fn::Sub", resource);
        });
    }

    private void edit(String what, String expected, String type, String id, Consumer<ObjectNode> edit) {
        fault(what, expected, () -> sound.edited(type, id, edit));
    }

    private void edit(String what, String expected, String type, Consumer<ObjectNode> edit) {
        fault(what, expected, () -> sound.edited(type, edit));
    }

    private void fault(String what, String expected, Supplier<Deployed> deployed) {
        faults.add(new Fault(what, "template", expected, () -> deployed.get().caught()));
    }

    private static ObjectNode properties(ObjectNode resource) {
        return (ObjectNode) resource.path("Properties");
    }

    private static ObjectNode object(ObjectNode resource, String property) {
        return (ObjectNode) resource.path("Properties").path(property);
    }

    /** The statement of that name within a role. */
    private static ObjectNode named(ObjectNode role, String sid) {
        for (JsonNode policy : role.at("/Properties/Policies")) {
            for (JsonNode statement : policy.at("/PolicyDocument/Statement")) {
                if (statement.path("Sid").asText().equals(sid)) {
                    return (ObjectNode) statement;
                }
            }
        }

        throw new IllegalArgumentException("There is no statement " + sid);
    }

    private static void statement(JsonNode statements, String added) {
        ((ArrayNode) statements).add(Deployed.json(added));
    }

    private static void without(JsonNode statements, String sid) {
        without(statements, "Sid", sid);
    }

    private static void untagged(ObjectNode cluster, String key) {
        without(cluster.path("Tags"), "Key", key);
    }

    private static void without(JsonNode array, String property, String value) {
        int before = array.size();
        for (Iterator<JsonNode> all = array.iterator(); all.hasNext(); ) {
            if (all.next().path(property).asText().equals(value)) {
                all.remove();
            }
        }

        if (array.size() == before) {
            throw new IllegalArgumentException("There is no " + property + " " + value);
        }
    }
}
