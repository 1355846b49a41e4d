package io.lakewarden.cost.inventory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Types of resources that AWS bills, and that no price book here prices: what each is billed by. */
public final class BilledTypes {
    private static final Map<String, String> BY_TYPE = read(
            """
            APS::AnomalyDetector|the samples that it looks at
            APS::Scraper|the hour, and the samples that it takes in
            Athena::CapacityReservation|the hour of each of its processing units
            Budgets::BudgetsAction|the day, from an account's third budget with actions on
            CloudFormation::GuardHook|the operation of its handler
            CloudFormation::HookVersion|the operation of its handler
            CloudFormation::LambdaHook|the operation of its handler, and the function's requests
            CloudFormation::ResourceVersion|the operation of its handler
            CloudFormation::StackSet|what its stacks hold, which nobody looked into
            CloudFormation::TypeActivation|the operation of its handler
            CloudWatch::AnomalyDetector|the metrics that its band adds
            CloudWatch::InsightRule|the month, and the events that it matches
            CloudWatch::MetricStream|the metric updates that it carries
            EC2::CapacityReservation|the hour, as its instances are, used or not
            EC2::CapacityReservationFleet|the hour, as its instances are, used or not
            EC2::ClientVpnTargetNetworkAssociation|the hour, and the hours of connections
            EC2::EC2Fleet|the hour, as its instances are
            EC2::Host|the hour of a dedicated host
            EC2::IPAM|the hour of each active address, unless its tier is free
            EC2::NetworkInsightsAccessScopeAnalysis|the interfaces that it looks at
            EC2::NetworkInsightsAnalysis|the analysis
            EC2::NetworkPerformanceMetricSubscription|the metrics that it brings
            EC2::RouteServerEndpoint|the hour
            EC2::SpotFleet|the hour, as its instances are
            EC2::TrafficMirrorSession|the hour
            EC2::TransitGatewayAttachment|the hour and the gigabyte
            EC2::TransitGatewayConnect|the hour and the gigabyte, as an attachment
            EC2::TransitGatewayPeeringAttachment|the hour and the gigabyte
            EC2::TransitGatewayVpcAttachment|the hour and the gigabyte
            EC2::VPNConcentrator|the hour, and the hour of each connection to it
            EC2::VPNConnection|the hour, and the gigabyte that leaves by it
            EC2::VerifiedAccessEndpoint|the hour and the gigabyte
            ECR::Repository|the gigabyte stored, and what leaves the region
            EMR::WALWorkspace|the hour of each write-ahead log, and the gigabytes written and read
            Events::ApiDestination|the call
            Events::Archive|the gigabyte
            Events::Endpoint|the events that it replicates
            Events::EventBus|the event that is put on it
            Glue::DevEndpoint|the DPU-hour, as long as it exists
            Glue::Integration|the gigabytes that it copies
            Glue::MLTransform|the DPU-hours of its tasks
            Glue::Session|the DPU-hours that it is open
            Glue::TableOptimizer|the DPU-hours of its runs
            KafkaConnect::Connector|the hour of each of its capacity units
            Logs::Delivery|the gigabyte delivered
            Logs::Integration|the hour of the search collection that it fills
            MSK::Replicator|the hour and the gigabyte
            MSK::ServerlessCluster|the hour, the partition-hour and the gigabyte
            MSK::VpcConnection|the hour and the gigabyte
            RDS::DBProxy|the hour of each vCPU of its database
            RDS::DBProxyEndpoint|the hour of its interface endpoint
            RDS::Integration|the changes that it copies
            S3::MultiRegionAccessPoint|the gigabyte that it routes
            S3::StorageLensGroup|the objects that it looks at
            S3Express::DirectoryBucket|the gigabyte stored, and the requests
            S3Tables::Table|the gigabyte stored, the requests, and the objects that its upkeep looks at
            S3Tables::TableBucket|the gigabyte stored and the requests of tables that engines make
            """);

    /** Endpoints by their kind, of which none has the price of an interface (https://aws.amazon.com/privatelink/pricing/). */
    private static final Map<String, String> ENDPOINTS = Map.of(
            "GatewayLoadBalancer",
                    "the hour in each of its zones and the gigabyte, as an endpoint of a gateway load balancer",
            "Resource", "the hour of each resource that it reaches and the gigabyte",
            "ServiceNetwork", "the hour of each resource that it reaches and the gigabyte");

    private BilledTypes() {}

    /** What a resource is billed by, if its type is one of these, or its kind of that type. */
    public static Optional<String> billedBy(Resource resource) {
        return Optional.ofNullable(BY_TYPE.get(resource.type())).or(() -> Optional.of(resource)
                .filter(endpoint -> endpoint.type().equals("AWS::EC2::VPCEndpoint"))
                .flatMap(endpoint -> endpoint.text("VpcEndpointType"))
                .flatMap(kind -> Optional.ofNullable(ENDPOINTS.get(kind))));
    }

    private static Map<String, String> read(String lines) {
        Map<String, String> types = new TreeMap<>();
        lines.lines().map(line -> line.split("\\|")).forEach(line -> types.put("AWS::" + line[0], line[1]));
        return types;
    }
}
