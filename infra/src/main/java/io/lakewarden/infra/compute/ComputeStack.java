package io.lakewarden.infra.compute;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.CostTags;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.infra.frame.Template;
import io.lakewarden.model.cluster.Capacity;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.ClusterProfile;
import io.lakewarden.model.cluster.ManagedScaling;
import io.lakewarden.security.emr.ClusterSecurity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.CfnDeletionPolicy;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.emr.CfnCluster;
import software.amazon.awscdk.services.emr.CfnSecurityConfiguration;
import software.constructs.Construct;

/**
 * How every cluster is secured, and the clusters that stay. Nearly any change of one replaces it: its HDFS and its KDC go
 * with it, so nothing that has to last is kept on it.
 */
public final class ComputeStack extends PlatformStack {
    /** Without it AmazonEMRServicePolicy_v2 touches nothing (MG/emr-managed-iam-policies). */
    private static final String SERVICE_POLICY_TAG = "for-use-with-amazon-emr-managed-policies";

    private final ComputeProps props;
    private final Site site;
    private final ClusterAlarms alarms;
    private final SortedMap<String, CfnSecurityConfiguration> secured = new TreeMap<>();
    private final Optional<Enforced> enforced;
    private final Optional<DatadogInstalled> datadog;

    public ComputeStack(Construct scope, ComputeProps props) {
        super(scope, props.site(), "compute", "How clusters are secured, and those that stay");
        this.props = props;
        this.site = props.site();
        this.alarms = new ClusterAlarms(this, site);
        this.enforced = site.environment().clusters().stream().anyMatch(ComputeStack::enforces)
                ? Optional.of(new Enforced(this, site, props.enforcement()))
                : Optional.empty();
        this.datadog = site.environment().clusters().isEmpty()
                ? Optional.empty()
                : site.environment().metrics().toDatadog().map(its -> new DatadogInstalled(this, site, its));
        props.security().forEach(this::secure);
        site.environment().clusters().forEach(this::cluster);
    }

    private void secure(String cluster, ClusterSecurity security) {
        CfnSecurityConfiguration made = CfnSecurityConfiguration.Builder.create(
                        this, ConstructId.of(cluster) + "Security")
                .name(security.name())
                .securityConfiguration(filled(security.configuration()))
                .build();
        if (site.environment().placement(cluster).isPresent()) {
            // Its state machine, which is deployed later, and runs that are under way create clusters with the old one.
            made.getCfnOptions().setUpdateReplacePolicy(CfnDeletionPolicy.RETAIN);
        }

        secured.put(cluster, made);
    }

    private Map<String, Object> filled(JsonNode configuration) {
        return Template.object(configuration, props.keys().placeholders());
    }

    private void cluster(Cluster cluster) {
        ClusterSecurity security = props.security().get(cluster.name());
        CfnCluster.Builder made = CfnCluster.Builder.create(this, ConstructId.of(cluster.name()) + "Cluster")
                .name(site.prefix() + "-" + cluster.name())
                .releaseLabel(cluster.release())
                .applications(cluster.applications().stream()
                        .map(name -> CfnCluster.ApplicationProperty.builder()
                                .name(name)
                                .build())
                        .toList())
                .serviceRole(site.roleName("emr-service"))
                .jobFlowRole(site.machineRoleName(cluster))
                .securityConfiguration(secured.get(cluster.name()).getRef())
                .logUri("s3://" + site.bucket("logs") + "/emr/" + cluster.name() + "/")
                .logEncryptionKmsKeyId(props.keys().arn("logs"))
                .instances(instances(cluster))
                .stepConcurrencyLevel(cluster.stepConcurrency())
                .visibleToAllUsers(true)
                .tags(tags(cluster));
        cluster.capacity()
                .scaling()
                .ifPresent(limits -> made.managedScalingPolicy(scaling(cluster.capacity(), limits)));
        cluster.idle()
                .ifPresent(idle -> made.autoTerminationPolicy(CfnCluster.AutoTerminationPolicyProperty.builder()
                        .idleTimeout(idle.toSeconds())
                        .build()));
        security.kerberos().map(ComputeStack::kerberos).ifPresent(made::kerberosAttributes);
        List<CfnCluster.ConfigurationProperty> configurations = Configurations.of(
                security.configurations(),
                props.remoteWrite().map(url -> Map.of("RemoteWriteUrl", url)).orElse(Map.of()));
        Optional<Enforced> installed = enforced.filter(any -> enforces(cluster));
        made.configurations(
                installed.map(it -> it.added(configurations, cluster)).orElse(configurations));
        List<CfnCluster.BootstrapActionConfigProperty> actions = new ArrayList<>();
        installed.ifPresent(it -> actions.addAll(it.bootstrap(cluster)));
        datadog.ifPresent(it -> actions.add(it.bootstrap(cluster)));
        if (!actions.isEmpty()) {
            made.bootstrapActions(actions);
        }

        CfnCluster deployed = made.build();
        installed.ifPresent(it -> it.startedOn(ConstructId.of(cluster.name()), cluster, deployed.getRef()));
        alarms.add(cluster, deployed.getRef());
    }

    private static CfnCluster.KerberosAttributesProperty kerberos(JsonNode attributes) {
        CfnCluster.KerberosAttributesProperty.Builder made = CfnCluster.KerberosAttributesProperty.builder()
                .realm(attributes.path("Realm").asText())
                .kdcAdminPassword(attributes.path("KdcAdminPassword").asText());
        text(attributes, "CrossRealmTrustPrincipalPassword").ifPresent(made::crossRealmTrustPrincipalPassword);
        text(attributes, "ADDomainJoinUser").ifPresent(made::adDomainJoinUser);
        text(attributes, "ADDomainJoinPassword").ifPresent(made::adDomainJoinPassword);
        return made.build();
    }

    private static Optional<String> text(JsonNode attributes, String key) {
        return Optional.of(attributes.path(key)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    private CfnCluster.JobFlowInstancesConfigProperty instances(Cluster cluster) {
        List<String> subnets = List.copyOf(props.network().subnets().values());
        CfnCluster.JobFlowInstancesConfigProperty.Builder instances = Fleets.of(cluster.capacity());
        props.network().endpointGroup(cluster).map(List::of).ifPresent(instances::additionalMasterSecurityGroups);
        return (cluster.capacity().provisioning() == Capacity.Provisioning.FLEETS
                        ? instances.ec2SubnetIds(subnets)
                        : instances.ec2SubnetId(subnets.get(0)))
                .emrManagedMasterSecurityGroup(props.network().primaryGroup(cluster))
                .emrManagedSlaveSecurityGroup(props.network().coreGroup(cluster))
                .serviceAccessSecurityGroup(props.network().serviceAccessGroup(cluster))
                .keepJobFlowAliveWhenNoSteps(true)
                .terminationProtected(cluster.terminationProtection())
                .unhealthyNodeReplacement(true)
                .build();
    }

    private static CfnCluster.ManagedScalingPolicyProperty scaling(Capacity capacity, ManagedScaling limits) {
        return CfnCluster.ManagedScalingPolicyProperty.builder()
                .computeLimits(CfnCluster.ComputeLimitsProperty.builder()
                        .unitType(
                                capacity.provisioning() == Capacity.Provisioning.FLEETS
                                        ? "InstanceFleetUnits"
                                        : "Instances")
                        .minimumCapacityUnits(limits.minimum())
                        .maximumCapacityUnits(limits.maximum())
                        .maximumCoreCapacityUnits(limits.maximumCore())
                        .maximumOnDemandCapacityUnits(limits.maximumOnDemand())
                        .build())
                .build();
    }

    private List<CfnTag> tags(Cluster cluster) {
        Map<String, String> tags = new TreeMap<>(CostTags.of(site));
        tags.put(CostTags.PROFILE, cluster.profile().word());
        tags.put(SERVICE_POLICY_TAG, "true");
        return tags.entrySet().stream()
                .map(tag ->
                        CfnTag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static boolean enforces(Cluster cluster) {
        return cluster.profile() == ClusterProfile.KERBEROS_RANGER;
    }
}
