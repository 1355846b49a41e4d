package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What must hold of EMR in templates, whoever wrote them. A rule of the same name as one of the definition's says the same.
 */
public enum TemplateRule {
    AUTHORIZER_WITHOUT_PLUGIN(
            "docs/clusters.md",
            "The authorizer comes by its plugin too, whose failure stops Spark",
            clusters(ClusterChecks::authorizerAlone, "load the authorizer by its extension alone")),
    CLUSTER_ENDS_BEFORE_STEPS(
            "Step Functions Guide, connect-emr",
            "A cluster in a state machine waits for its steps, which come one by one",
            clusters(
                    ClusterChecks::endsBeforeSteps,
                    "create a cluster that ends without steps, or with steps of its own")),
    CLUSTER_INVISIBLE(
            "CloudFormation, AWS::EMR::Cluster",
            "A cluster is visible to those who may see clusters",
            clusters(cluster -> !cluster.properties().path("VisibleToAllUsers").asBoolean(false), "hide the cluster")),
    CLUSTER_WITHOUT_IDLE_END(
            "EMR Management Guide, emr-auto-termination-policy",
            "A cluster in a state machine ends by itself when idle",
            clusters(
                    cluster -> cluster.isInStateMachine()
                            && !cluster.properties()
                                    .path("AutoTerminationPolicy")
                                    .has("IdleTimeout"),
                    "leave an aborted execution's cluster running")),
    CLUSTER_WITHOUT_LOCKED_LOGS(
            "EMR Management Guide, emr-plan-debugging",
            "A cluster leaves its logs in S3, locked",
            clusters(
                    cluster -> !cluster.properties().has("LogUri")
                            || !cluster.properties().has("LogEncryptionKmsKeyId"),
                    "run it without logs that a key locks")),
    CLUSTER_WITHOUT_POLICY_TAG(
            "EMR Management Guide, emr-iam-role",
            "A cluster carries the tag that EMR's service policy asks for",
            clusters(
                    cluster -> !cluster.hasTag("for-use-with-amazon-emr-managed-policies", "true"),
                    "start it: the service role may touch what is tagged alone")),
    CLUSTER_WITHOUT_SECURITY_CONFIGURATION(
            "EMR Management Guide, emr-create-security-configuration",
            "A cluster has a security configuration of these templates",
            clusters(cluster -> cluster.security().isEmpty(), "tell how it is secured")),
    CLUSTER_WITH_KEY_PAIR(
            "EMR best practices, security",
            "No cluster has a key pair for SSH",
            clusters(
                    cluster -> cluster.properties().path("Instances").has("Ec2KeyName"),
                    "let people in by a shared key")),
    CONFIGURATION_KEY_UNKNOWN(
            "EMR Management Guide, emr-create-security-configuration",
            "A security configuration has the keys that EMR knows",
            ConfigurationChecks::strangers),
    CONFIGURATION_NAME_FIXED(
            "CloudFormation, AWS::EMR::SecurityConfiguration",
            "The name of a security configuration tells its content, since it cannot be changed",
            ConfigurationChecks::fixedName),
    CORE_ON_SPOT(
            "EMR Management Guide, emr-plan-instances-guidelines",
            "The nodes that hold HDFS are on demand",
            clusters(
                    cluster -> cluster.nodes().anyMatch(nodes -> !nodes.primary() && !nodes.task() && nodes.spot() > 0),
                    "keep HDFS on Spot")),
    DEFINITION_UNREADABLE(
            "docs/clusters.md",
            "A state machine's definition stands in its template",
            deployed -> deployed.unreadable().stream()
                    .map(where ->
                            new Found(where, "Cannot look into the state machine: its definition is no JSON here"))),
    DISKS_UNENCRYPTED(
            "EMR Management Guide, emr-data-encryption-options",
            "Disks are locked by a key of KMS, the root volume by EBS",
            ConfigurationChecks::disks),
    EMRFS_ROLES_WITH_RUNTIME_ROLES(
            "EMR Management Guide, emr-steps-runtime-roles",
            "Roles are of steps or of EMRFS, not of both",
            ConfigurationChecks::emrfsRoles),
    EXECUTE_API_PRIVATE_DNS(
            "EMR Management Guide, emr-managed-scaling",
            "No endpoint of API Gateway takes the public name that managed scaling calls",
            deployed -> deployed.endpoints().stream()
                    .filter(endpoint -> endpoint.service().equals("execute-api") && endpoint.privateDns())
                    .map(endpoint -> new Found(
                            endpoint.where(),
                            "Cannot scale or end clusters in this network: execute-api has private DNS here"))),
    FILTERS_EXCLUDE_EXTENSIONS(
            "EMR Management Guide, emr-lf-limitations-cont",
            "Under Lake Formation's filters Spark loads nothing of one's own",
            clusters(ClusterChecks::ownExtensions, "load jars, plugins or extensions of one's own beside filters")),
    FILTERS_OUTSIDE_AUTHORIZATION(
            "EMR Management Guide, emr-lf-enable",
            "LakeFormationConfiguration stands inside AuthorizationConfiguration",
            ConfigurationChecks::filtersOutside),
    FILTERS_WITHOUT_RUNTIME_ROLES(
            "EMR Management Guide, emr-lf-enable",
            "Lake Formation's filters come with runtime roles, and know the session by its exact tag",
            ConfigurationChecks::filtersAlone),
    FLEETS_AND_GROUPS(
            "EMR Management Guide, emr-instance-fleet",
            "Nodes come as fleets or as groups",
            clusters(DeployedCluster::mixesFleetsAndGroups, "mix fleets and groups")),
    HA_EXCLUDES_IDENTITY_CENTER(
            "EMR Management Guide, emr-idc-considerations",
            "A cluster of Identity Center has one primary node",
            clusters(
                    cluster -> cluster.hasThreePrimaries()
                            && !cluster.secured("AuthenticationConfiguration", "IdentityCenterConfiguration")
                                    .isMissingNode(),
                    "run three primary nodes with Identity Center")),
    HA_EXCLUDES_NATIVE_RANGER(
            "EMR Management Guide, emr-ranger-app-support",
            "A cluster of EMR's own Ranger plugins has one primary node",
            clusters(
                    cluster -> cluster.hasThreePrimaries() && cluster.hasNativeRanger(),
                    "run three primary nodes with EMR's Ranger plugins")),
    HA_EXCLUDES_RUNTIME_ROLES(
            "EMR Management Guide, emr-steps-runtime-roles",
            "A cluster with runtime roles has one primary node",
            clusters(
                    cluster -> cluster.hasThreePrimaries() && cluster.hasRuntimeRoles(),
                    "run three primary nodes with runtime roles")),
    HA_NEEDS_EXTERNAL_KDC(
            "EMR Management Guide, emr-plan-ha-applications",
            "With three primary nodes the KDC is an external one",
            clusters(
                    cluster -> cluster.hasThreePrimaries()
                            && cluster.secured("AuthenticationConfiguration", "KerberosConfiguration", "Provider")
                                    .asText()
                                    .equals("ClusterDedicatedKdc"),
                    "run the KDC on three primary nodes")),
    KERBEROS_HALF_SAID(
            "EMR Management Guide, emr-kerberos-configure-settings",
            "Security configuration and cluster say Kerberos together, with realm and password",
            clusters(ClusterChecks::kerberosHalfSaid, "start it: one of the two parts of Kerberos is missing")),
    KERBEROS_IN_STATE_MACHINE(
            "Step Functions Guide, connect-emr",
            "A cluster in a state machine has no Kerberos, whose passwords an execution's history would keep",
            clusters(
                    cluster -> cluster.isInStateMachine()
                            && (cluster.hasKerberos() || cluster.properties().has("KerberosAttributes")),
                    "keep Kerberos' passwords out of the history")),
    KERBEROS_METASTORE_TLS(
            "EMR Release Guide, emr-730-release",
            "Under Kerberos and TLS, Spark asks the metastore without TLS",
            clusters(ClusterChecks::metastoreTls, "let Spark find the metastore: hive.metastore.use.SSL is not false")),
    KERBEROS_PASSWORD_IN_CLEAR(
            "CloudFormation, dynamic-references",
            "Passwords are references to secrets",
            clusters(ClusterChecks::passwordInClear, "keep a password that stands in the template")),
    KEY_NOT_BY_ARN(
            "EMR Management Guide, emr-encryption-enable",
            "A key is named by its ARN, not by an alias",
            ConfigurationChecks::keyByAlias),
    METADATA_SERVICE_OPEN(
            "EMR Management Guide, emr-create-security-configuration",
            "Machines have version 2 of the metadata service, both of its fields set",
            ConfigurationChecks::metadata),
    NATIVE_RANGER_ENDED(
            "EMR Release Guide, emr-740-release",
            "EMR's own Ranger plugins end with emr-7.3",
            clusters(ClusterChecks::rangerEnded, "run EMR's Ranger plugins after emr-7.3")),
    NATIVE_RANGER_WITHOUT_KERBEROS(
            "EMR Management Guide, emr-ranger",
            "EMR's own Ranger plugins know users by Kerberos",
            ConfigurationChecks::rangerWithoutKerberos),
    NATIVE_RANGER_WITH_LAKE_FORMATION(
            "EMR Management Guide, emr-ranger-app-support",
            "EMR's Ranger plugins and Lake Formation exclude each other",
            ConfigurationChecks::rangerWithLakeFormation),
    PRIMARY_ON_SPOT(
            "EMR Management Guide, emr-plan-instances-guidelines",
            "The primary node is on demand",
            clusters(
                    cluster -> cluster.nodes().anyMatch(nodes -> nodes.primary() && nodes.spot() > 0),
                    "keep a cluster whose primary node is on Spot")),
    RELEASE_UNKNOWN(
            "EMR Release Guide, emr-release-components",
            "A release label is emr-N.N.N or emr-spark-N.N.N",
            clusters(
                    cluster -> !cluster.release().matches("emr-(spark-)?[0-9]+[.][0-9]+[.][0-9]+"),
                    "run a release that is none")),
    STEP_CANCELS_OTHERS(
            "EMR API Reference, API_Step",
            "Where steps run side by side, a failed one leaves the others alone",
            steps(StepChecks::cancelsOthers, "end others when it fails: EMR refuses that beside other steps")),
    STEP_WITHOUT_ROLE(
            "EMR Management Guide, emr-steps-runtime-roles",
            "A step on a cluster with runtime roles has one",
            steps(StepChecks::withoutRole, "run without a role of its own on a cluster with runtime roles")),
    STEP_WITHOUT_TIMEOUT(
            "Step Functions Guide, service-quotas",
            "A state that waits for EMR does not wait for a year",
            deployed -> Stream.concat(
                    deployed.steps().stream()
                            .filter(step -> StepChecks.waitsForever(step.task()))
                            .map(step -> new Found(step.where(), "Cannot wait for a step without TimeoutSeconds")),
                    deployed.clusters().stream()
                            .filter(cluster -> StepChecks.waitsForever(cluster.task()))
                            .map(cluster ->
                                    new Found(cluster.where(), "Cannot wait for a cluster without TimeoutSeconds")))),
    TRANSIT_UNENCRYPTED(
            "EMR Management Guide, emr-encryption-enable",
            "What goes over the network is encrypted, with certificates from somewhere",
            ConfigurationChecks::transit);

    /** A breach: where, and what cannot be. */
    record Found(String where, String problem) {}

    private final String source;
    private final String summary;
    private final Function<Deployed, Stream<Found>> check;

    TemplateRule(String source, String summary, Function<Deployed, Stream<Found>> check) {
        this.source = source;
        this.summary = summary;
        this.check = check;
    }

    /** Where it comes from. */
    public String source() {
        return source;
    }

    /** What it asks for, as a sentence without its full stop. */
    public String summary() {
        return summary;
    }

    /** Every breach of every rule in templates that are deployed together, by their names; sorted. */
    public static List<Violation> violations(SortedMap<String, JsonNode> templates) {
        Deployed deployed = Deployed.of(templates);
        return Stream.of(values())
                .flatMap(rule -> rule.check
                        .apply(deployed)
                        .map(found -> new Violation(
                                rule.name(), found.where(), found.problem() + " (" + rule.source() + ")")))
                .sorted()
                .distinct()
                .toList();
    }

    private static Function<Deployed, Stream<Found>> clusters(Predicate<DeployedCluster> broken, String doing) {
        return each(Deployed::clusters, broken, DeployedCluster::where, doing);
    }

    private static Function<Deployed, Stream<Found>> steps(Predicate<Deployed.DeployedStep> broken, String doing) {
        return each(Deployed::steps, broken, Deployed.DeployedStep::where, doing);
    }

    private static <T> Function<Deployed, Stream<Found>> each(
            Function<Deployed, List<T>> all, Predicate<T> broken, Function<T, String> where, String doing) {
        return deployed ->
                all.apply(deployed).stream().filter(broken).map(one -> new Found(where.apply(one), "Cannot " + doing));
    }
}
