package io.lakewarden.model.check.emr;

import static io.lakewarden.model.Finding.Severity.ERROR;
import static io.lakewarden.model.Finding.Severity.WARNING;

import io.lakewarden.model.Finding.Severity;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.Platform;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rules that a cluster must keep, each with the page that it rests on. What documentation leaves open can be tested
 * and then be allowed, cluster by cluster, by the key {@code tested}.
 */
public enum ClusterRule {
    APPLICATION_BYPASSES_ENDPOINT(
            ERROR,
            Source.OWN,
            "A cluster whose users share the endpoint's role runs nothing that takes their code",
            ApplicationRules::bypass),
    APPLICATION_NOT_IN_RELEASE(
            ERROR,
            Source.release("emr-spark800-release"),
            "An application is one that the release has",
            ApplicationRules::notInRelease),
    APPLICATION_WITHOUT_FILTERS(
            ERROR,
            Source.guide("emr-lake-formation"),
            "Under Lake Formation's filters runs Spark alone",
            ApplicationRules::withoutFilters),
    CLUSTER_NAME_OF_PIPELINE(
            ERROR, Source.OWN, "A cluster that stays is not called like a pipeline's", ProfileRules::nameOfPipeline),
    CLUSTER_NAMES_ALIKE(
            ERROR, Source.OWN, "Clusters differ in more than the hyphens of their names", ProfileRules::namesAlike),
    CORE_ON_SPOT(
            WARNING,
            Source.guide("emr-plan-instances-guidelines"),
            "The nodes that hold HDFS are on demand",
            CapacityRules::coreOnSpot),
    DYNAMIC_ALLOCATION_OFF(
            ERROR,
            Source.guide("emr-lf-limitations-cont"),
            "Under filters and managed scaling, Spark allocates executors as it needs them",
            ProfileRules::dynamicAllocation),
    ENDPOINT_NEEDS_KEYTAB(
            ERROR, Source.OWN, "Under an external KDC a secret has the SQL endpoint's keytab", EndpointRules::keytab),
    ENDPOINT_NOT_SERVED(
            ERROR, Source.OWN, "Who may reach the SQL endpoint is said where there is one", EndpointRules::notServed),
    ENDPOINT_OPEN_TO_EVERYBODY(
            ERROR,
            Source.guide("emr-block-public-access"),
            "The SQL endpoint is open to private addresses alone",
            EndpointRules::openToEverybody),
    ENDPOINT_STEPS_AT_ONCE(
            ERROR,
            Source.api("API_StepConfig"),
            "Beside the SQL endpoint steps run one by one, so that one that fails can end the cluster",
            EndpointRules::stepsAtOnce),
    FLEET_VOLUMES_OVER_LIMIT(
            ERROR, Source.guide("emr-instance-fleet"), "A fleet has at most 14,000 volumes", CapacityRules::volumes),
    FLEET_WITHOUT_CAPACITY(
            ERROR, Source.guide("emr-instance-fleet"), "Nodes are asked for in some number", CapacityRules::empty),
    GROUP_OF_SEVERAL_KINDS(
            ERROR,
            Source.guide("emr-instance-group-configuration"),
            "A group has one instance type and one market",
            CapacityRules::groups),
    HA_EXCLUDES_RUNTIME_ROLES(
            ERROR,
            Source.guide("emr-steps-runtime-roles"),
            "A cluster with runtime roles has one primary node",
            HighAvailabilityRules::runtimeRoles),
    HA_FEW_CORE_NODES(
            WARNING,
            Source.guide("emr-plan-ha-considerations"),
            "A cluster with three primary nodes has four core nodes",
            HighAvailabilityRules::fewCore),
    HA_NEEDS_EXTERNAL_KDC(
            ERROR,
            Source.guide("emr-plan-ha-applications"),
            "With three primary nodes the KDC is an external one",
            HighAvailabilityRules::kdc),
    HA_PRIMARY_COUNT(
            ERROR,
            Source.guide("emr-plan-ha-considerations"),
            "There is one primary node or there are three",
            HighAvailabilityRules::count),
    HA_PRIMARY_ON_SPOT(
            ERROR,
            Source.guide("emr-plan-ha-considerations"),
            "Three primary nodes are on demand",
            HighAvailabilityRules::onSpot),
    HA_PRIMARY_TYPES(
            ERROR,
            Source.guide("emr-plan-ha-considerations"),
            "Three primary nodes are of one type",
            HighAvailabilityRules::types),
    HA_TERMINATION_PROTECTION(
            WARNING,
            Source.guide("emr-plan-ha-considerations"),
            "Three primary nodes are locked against their end",
            HighAvailabilityRules::protection),
    IDLE_NEVER_COMES(
            ERROR,
            Source.guide("emr-auto-termination-policy"),
            "A cluster that ends when idle runs nothing that is never idle",
            CapacityRules::neverIdle),
    IDLE_UNDER_POLLING(
            ERROR,
            Source.STEP_FUNCTIONS,
            "A pipeline's cluster is idle longer than the looks at its steps are apart",
            CapacityRules::idle),
    KERBEROS_IN_STATE_MACHINE(
            ERROR,
            Source.STEP_FUNCTIONS,
            "A pipeline's cluster has no Kerberos, whose passwords an execution's history would keep",
            KerberosRules::inStateMachine),
    KERBEROS_ON_SPARK_LINE(
            ERROR,
            true,
            Source.release("emr-spark810-release"),
            "Kerberos is documented for the line emr-7, not for emr-spark",
            KerberosRules::sparkLine),
    KERBEROS_PORT(
            ERROR,
            Source.guide("emr-create-security-configuration"),
            "The port of a KDC is one that there is",
            KerberosRules::ports),
    KERBEROS_REALM_CASE(
            WARNING, Source.guide("emr-kerberos"), "A realm is written in upper case", KerberosRules::realmCase),
    KERBEROS_TRUST_SAME_REALM(
            ERROR,
            Source.guide("emr-kerberos-cross-realm"),
            "A realm trusts another than itself",
            KerberosRules::trustOfItself),
    KERBEROS_WITHOUT_TLS(
            ERROR,
            Source.guide("emr-encryption-support-matrix"),
            "Kerberos and encryption in transit come together",
            KerberosRules::withoutTls),
    KERBEROS_WITH_RUNTIME_ROLES(
            ERROR,
            true,
            Source.guide("emr-steps-runtime-roles"),
            "No page says that Kerberos and runtime roles work together",
            KerberosRules::runtimeRoles),
    LAKE_FORMATION_WITHOUT_TLS(
            ERROR,
            true,
            Source.guide("emr-lf-enable"),
            "Lake Formation is only ever shown with encryption in transit",
            ProfileRules::withoutTls),
    METRICS_AGENT_MISSING(
            ERROR,
            Source.release("AmazonCloudWatchAgent-config-710"),
            "Metrics go to Prometheus by CloudWatch's agent",
            SinkRules::agentMissing),
    METRICS_JAR_PROFILE(ERROR, Source.OWN, "A jar for metrics is loaded where own code runs", SinkRules::ownJar),
    METRICS_PACKAGE_MISSING(
            ERROR, Source.OWN, "Datadog's agent is there for each processor", SinkRules::packageMissing),
    METRICS_RELEASE_WITHOUT_SINK(
            ERROR,
            Source.release("AmazonCloudWatchAgent-config-710"),
            "CloudWatch's agent can be told where metrics go from emr-7.1.0 on",
            SinkRules::release),
    PIPELINE_PROFILE_STAYS(
            ERROR, Source.OWN, "A cluster of the profile pipeline comes with a pipeline", ProfileRules::stays),
    PRIMARY_ON_SPOT(
            WARNING,
            Source.guide("emr-plan-instances-guidelines"),
            "The primary node is on demand, since the cluster ends with it",
            CapacityRules::primaryOnSpot),
    RANGER_PROFILE_TRANSIENT(
            ERROR, Source.OWN, "A cluster of Kerberos and Ranger stays", ProfileRules::rangerTransient),
    REGISTRATION_ROLE_PARTITION(
            ERROR,
            true,
            Source.CLOUDFORMATION,
            "A registration role is documented for the partition aws alone",
            ProfileRules::partition),
    RELEASE_NEWER_THAN_KNOWN(
            WARNING, Source.OWN, "A release is one that these rules know", ReleaseRules::newerThanKnown),
    RELEASE_OF_ANOTHER_SCALA(
            ERROR,
            Source.release("emr-spark800-release"),
            "What runs the jobs or the authorizer has Scala 2.12",
            ReleaseRules::scala),
    RELEASE_UNKNOWN(
            ERROR, Source.release("emr-release-components"), "A release is one that there is", ReleaseRules::unknown),
    RELEASE_WITHOUT_CERTIFICATES(
            ERROR,
            Source.guide("emr-encryption-enable"),
            "EMR makes certificates from emr-7.11.0 on",
            ReleaseRules::certificates),
    RELEASE_WITHOUT_GUARDED_WRITES(
            ERROR,
            Source.guide("emr-lf-limitations-cont"),
            "Lake Formation guards writes from emr-7.12.0 on",
            ReleaseRules::writes),
    ROOT_VOLUME_UNENCRYPTED(
            WARNING,
            Source.guide("emr-data-encryption-options"),
            "EBS encrypts the root volume, which LUKS leaves out",
            EncryptionRules::rootVolume),
    SCALING_LIMITS(
            ERROR,
            Source.guide("emr-managed-scaling"),
            "The limits of managed scaling hold what the cluster starts with",
            CapacityRules::scaling),
    SCALING_WITHOUT_WAY_OUT(
            WARNING,
            true,
            Source.guide("emr-managed-scaling"),
            "What EMR scales, or ends when idle, has a way to EMR's public endpoint",
            CapacityRules::wayOut),
    SCALING_WITHOUT_YARN(
            ERROR,
            Source.guide("emr-managed-scaling"),
            "What is scaled runs on YARN",
            CapacityRules::scalingWithoutYarn),
    SUBNET_TOO_SMALL(
            ERROR,
            Source.VPC_SUBNETS,
            "A subnet has an address for every node that a cluster can have",
            CapacityRules::subnet),
    TLS_OBJECT_KIND(
            ERROR,
            Source.guide("emr-encryption-enable"),
            "Certificates come in a zip file, a class that makes them in a jar",
            EncryptionRules::objectKind),
    TRUST_GROUP_PROFILE(
            ERROR, Source.OWN, "A trust group is of a cluster of Kerberos and Ranger", ProfileRules::trustGroupProfile),
    TRUST_GROUP_UNKNOWN(ERROR, Source.OWN, "A trust group is a group", ProfileRules::trustGroupUnknown);

    /** What breaks a rule. */
    @FunctionalInterface
    interface Check {
        Stream<Breach> of(Site site);
    }

    private final Severity severity;
    private final boolean open;
    private final Source source;
    private final String summary;
    private final Check check;

    ClusterRule(Severity severity, Source source, String summary, Check check) {
        this(severity, false, source, summary, check);
    }

    ClusterRule(Severity severity, boolean open, Source source, String summary, Check check) {
        this.severity = severity;
        this.open = open;
        this.source = source;
        this.summary = summary;
        this.check = check;
    }

    /** The rule of that name. */
    public static Optional<ClusterRule> named(String name) {
        return Stream.of(values()).filter(rule -> rule.name().equals(name)).findFirst();
    }

    /** Whether a definition that breaks it can be used. */
    public Severity severity() {
        return severity;
    }

    /** Whether documentation leaves it open, so that a test can allow what it refuses. */
    public boolean isOpen() {
        return open;
    }

    /** Where it comes from. */
    public String source() {
        return source.text();
    }

    /** What it asks for, as a sentence without its full stop. */
    public String summary() {
        return summary;
    }

    Stream<Breach> breaches(Site site) {
        return check.of(site);
    }

    /** Every breach in every cluster of a platform, as it counts there. */
    public static Stream<Found> found(Platform platform) {
        return Site.all(platform)
                .flatMap(site ->
                        Stream.concat(Stream.of(values()).flatMap(rule -> rule.found(site)), Tested.mistaken(site)));
    }

    private Stream<Found> found(Site site) {
        return breaches(site).map(breach -> Tested.allowing(site, this)
                .orElseGet(() -> new Found(
                        name(), severity, breach.where(), breach.problem() + " (" + source() + ")", breach.remedy())));
    }

    /**
     * A breach as it counts.
     *
     * @param code the rule's name
     * @param severity a warning where a test allows it
     * @param where the value to change
     * @param message with its source
     * @param remedy what to change
     */
    public record Found(String code, Severity severity, NodePath where, String message, String remedy) {}
}
