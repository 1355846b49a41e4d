package io.lakewarden.infra.network;

import io.lakewarden.infra.frame.ConstructId;
import io.lakewarden.infra.frame.PlatformStack;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Network;
import io.lakewarden.model.cluster.Cluster;
import io.lakewarden.model.cluster.Metrics;
import io.lakewarden.model.settings.Amount;
import io.lakewarden.model.settings.Switch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnFlowLog;
import software.amazon.awscdk.services.ec2.CfnRouteTable;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociation;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.constructs.Construct;

/**
 * Private subnets without a way to the internet, one a zone, and what clusters in them call. Whether EMR's managed scaling
 * and automatic end work from there is not certain: its pages name the private subnet, with port 9443 open to EMR's own
 * group, as a way (https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-scaling.html), not as one that does
 * without the public endpoint.
 */
public final class NetworkStack extends PlatformStack {
    /** Where the SQL endpoint serves: EMR's own agent has 8443 on every node, 9443 on the primary. */
    public static final int SQL_PORT = 10443;

    private final NetworkProps props;
    private final Environment environment;
    private final String prefix;
    private final SortedMap<String, String> subnets;
    private final SortedMap<String, EmrGroups> groups = new TreeMap<>();
    private final SortedMap<String, String> endpointGroups = new TreeMap<>();

    public NetworkStack(Construct scope, NetworkProps props) {
        super(scope, props.site(), "network", "Private subnets, endpoints and the security groups of clusters");
        this.props = props;
        this.environment = props.site().environment();
        this.prefix = props.site().prefix();
        this.subnets = environment.network().match(own -> new TreeMap<>(), existing -> existing.subnetIds());
        String vpcId = environment.network().match(this::made, Network.Existing::vpcId);
        String cidr = environment.network().cidr();
        environment
                .allClusters()
                .forEach(cluster -> groups.put(cluster.name(), new EmrGroups(this, vpcId, props.site(), cluster)));
        EndpointGroups endpoints = new EndpointGroups(this, vpcId, cidr);
        environment.clusters().stream()
                .filter(Cluster::servesSql)
                .forEach(cluster -> endpointGroups.put(cluster.name(), endpoints.of(prefix, cluster)));
        if (environment.network() instanceof Network.Own
                && environment.allClusters().anyMatch(EmrGroups::isSparkLine)) {
            endpointOfEmr(vpcId, cidr);
        }
    }

    /** Whether it has anything: in a network that is there already, it has the groups of clusters alone. */
    public static boolean isNeeded(Site site) {
        return site.environment().network() instanceof Network.Own
                || site.environment().allClusters().findAny().isPresent();
    }

    /** The private subnets' ids by zone. */
    public SortedMap<String, String> subnets() {
        return Collections.unmodifiableSortedMap(subnets);
    }

    /** The id of the security group of a cluster's primary nodes. */
    public String primaryGroup(Cluster cluster) {
        return of(cluster).primary();
    }

    /** The id of the security group of a cluster's SQL endpoint, if it serves one. */
    public Optional<String> endpointGroup(Cluster cluster) {
        return Optional.ofNullable(endpointGroups.get(cluster.name()));
    }

    /** The id of the security group of a cluster's core and task nodes. */
    public String coreGroup(Cluster cluster) {
        return of(cluster).core();
    }

    /** The id of the security group of EMR itself, where it reaches a cluster. */
    public String serviceAccessGroup(Cluster cluster) {
        return of(cluster).service();
    }

    private EmrGroups of(Cluster cluster) {
        return Optional.ofNullable(groups.get(cluster.name()))
                .orElseThrow(() -> new IllegalArgumentException("There is no cluster " + cluster.name()));
    }

    private String made(Network.Own network) {
        CfnVPC vpc = CfnVPC.Builder.create(this, "Vpc")
                .cidrBlock(network.cidr())
                .enableDnsHostnames(true)
                .enableDnsSupport(true)
                .tags(Tags.of(prefix))
                .build();
        List<String> tables = new ArrayList<>();
        for (String zone : network.availabilityZones()) {
            tables.add(subnet(vpc, zone, Cidr.of(network.cidr()).part(tables.size(), Network.SUBNET_BITS)));
        }

        CfnVPCEndpoint.Builder.create(this, "S3Endpoint")
                .vpcId(vpc.getRef())
                .vpcEndpointType("Gateway")
                .serviceName(Fn.join("", List.of("com.amazonaws.", Fn.ref("AWS::Region"), ".s3")))
                .routeTableIds(tables)
                .build();
        endpoints(vpc, network);
        if (environment.settings().has(Switch.FLOW_LOGS)) {
            flowLog(vpc);
        }

        return vpc.getRef();
    }

    /** The id of its route table, which leads nowhere but to S3. */
    private String subnet(CfnVPC vpc, String zone, Cidr addresses) {
        String id = ConstructId.of(zone);
        CfnSubnet subnet = CfnSubnet.Builder.create(this, id + "Subnet")
                .vpcId(vpc.getRef())
                .availabilityZone(zone)
                .cidrBlock(addresses.toString())
                .mapPublicIpOnLaunch(false)
                .tags(Tags.of(prefix + "-private-" + zone))
                .build();
        CfnRouteTable table = CfnRouteTable.Builder.create(this, id + "RouteTable")
                .vpcId(vpc.getRef())
                .tags(Tags.of(prefix + "-private-" + zone))
                .build();
        CfnSubnetRouteTableAssociation.Builder.create(this, id + "Routes")
                .subnetId(subnet.getRef())
                .routeTableId(table.getRef())
                .build();
        subnets.put(zone, subnet.getRef());
        return table.getRef();
    }

    private void endpoints(CfnVPC vpc, Network.Own network) {
        List<EndpointService> services = EndpointService.calledIn(environment);
        if (services.isEmpty()) {
            return;
        }

        CfnSecurityGroup group = CfnSecurityGroup.Builder.create(this, "EndpointsGroup")
                .groupDescription("Interface endpoints, for whatever is in the network")
                .vpcId(vpc.getRef())
                .securityGroupIngress(List.of(callers(network.cidr())))
                .tags(Tags.of(prefix + "-endpoints"))
                .build();
        List<String> places = environment.settings().has(Switch.ENDPOINTS_IN_EVERY_ZONE)
                ? List.copyOf(subnets.values())
                : List.of(subnets.get(subnets.firstKey()));
        for (EndpointService service : services) {
            endpoint(vpc, service.service(), places, group)
                    .serviceName(service.serviceName(props.site().home()))
                    .build();
        }

        environment.metrics().toDatadog().ifPresent(datadog -> toDatadog(vpc, datadog, places, group));
    }

    /** To a service of Datadog's, from whichever region it is offered in. */
    private void toDatadog(CfnVPC vpc, Metrics.Datadog datadog, List<String> places, CfnSecurityGroup group) {
        datadog.privateLink().ifPresent(service -> {
            CfnVPCEndpoint.Builder made =
                    endpoint(vpc, "datadog", places, group).serviceName(service);
            datadog.privateLinkRegion()
                    .filter(region -> !region.equals(props.site().home().region()))
                    .ifPresent(made::serviceRegion);
            made.build();
        });
    }

    private CfnVPCEndpoint.Builder endpoint(CfnVPC vpc, String service, List<String> places, CfnSecurityGroup group) {
        return CfnVPCEndpoint.Builder.create(this, ConstructId.of(service) + "Endpoint")
                .vpcId(vpc.getRef())
                .vpcEndpointType("Interface")
                .privateDnsEnabled(true)
                .subnetIds(places)
                .securityGroupIds(List.of(group.getAttrGroupId()));
    }

    /**
     * What clusters of the line emr-spark-8 reach EMR through; EMR would make it by itself, with rights that its role need
     * not have (https://docs.aws.amazon.com/emr/latest/ReleaseGuide/emr-spark800-release.html).
     */
    private void endpointOfEmr(String vpcId, String cidr) {
        CfnSecurityGroup group = CfnSecurityGroup.Builder.create(this, "EmrServiceGroup")
                .groupDescription("The interface endpoint of EMR itself")
                .vpcId(vpcId)
                .securityGroupIngress(List.of(callers(cidr)))
                .securityGroupEgress(EmrGroups.nowhere())
                .tags(Tags.of(prefix + "-emr-service"))
                .build();
        CfnVPCEndpoint.Builder.create(this, "EmrServiceEndpoint")
                .vpcId(vpcId)
                .vpcEndpointType("Interface")
                .serviceName("aws.api." + props.site().home().region() + ".emr-service-cell01")
                .privateDnsEnabled(true)
                .subnetIds(List.copyOf(subnets.values()))
                .securityGroupIds(List.of(group.getAttrGroupId()))
                .build();
    }

    private static CfnSecurityGroup.IngressProperty callers(String cidr) {
        return CfnSecurityGroup.IngressProperty.builder()
                .description("Callers in the network")
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .cidrIp(cidr)
                .build();
    }

    private void flowLog(CfnVPC vpc) {
        CfnLogGroup lines = CfnLogGroup.Builder.create(this, "FlowLogGroup")
                .logGroupName("/" + prefix + "/flows")
                .kmsKeyId(props.logsKey())
                .retentionInDays(environment.settings().of(Amount.LOG_RETENTION_DAYS))
                .build();
        lines.applyRemovalPolicy(RemovalPolicy.RETAIN);
        CfnFlowLog.Builder.create(this, "FlowLog")
                .resourceType("VPC")
                .resourceId(vpc.getRef())
                .trafficType("ALL")
                .logDestinationType("cloud-watch-logs")
                .logGroupName(lines.getRef())
                .deliverLogsPermissionArn(props.site().role("flow-logs"))
                .maxAggregationInterval(60)
                .build();
    }
}
