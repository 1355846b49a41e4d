package io.lakewarden.cost.inventory;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Types of resources that AWS bills, and that no price book here prices: what each is billed by. */
public final class BilledTypes {
    private static final Map<String, String> BY_TYPE = read(
            """
            ACMPCA::Certificate|the certificate, by how many its authority made in the month
            APS::Scraper|the hour, and the samples that it takes in
            AmazonMQ::Broker|the hour, and the gigabyte stored
            AppSync::ApiCache|the hour
            Athena::CapacityReservation|the hour of each of its processing units
            AutoScaling::WarmPool|the volumes of the instances that it keeps, and their hours while they run
            Batch::ComputeEnvironment|the hours of the instances that it starts, from its least number of vCPU on
            Budgets::BudgetsAction|the day, from an account's third budget with actions on
            Cloud9::EnvironmentEC2|the hour of its instance
            CloudFormation::StackSet|what its stacks hold, which nobody looked into
            CloudFront::MonitoringSubscription|the month of each metric
            CloudWatch::AnomalyDetector|the metrics that its band adds
            CloudWatch::InsightRule|the month, and the events that it matches
            CodeBuild::Fleet|the minute of its machines, used or not
            DAX::Cluster|the hour of each node
            DMS::ReplicationInstance|the hour, and the gigabyte of its volume
            DirectoryService::SimpleAD|the hour
            DocDB::DBInstance|the hour
            EC2::CapacityReservationFleet|the hour, as its instances are, used or not
            EC2::CapacityReservation|the hour, as its instances are, used or not
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
            ECS::ExpressGatewayService|the vCPU-hour and GB-hour of its tasks, and its load balancer
            EKS::Nodegroup|the hours of its instances and the gigabytes of their volumes
            ElastiCache::CacheCluster|the hour of each node
            ElastiCache::ReplicationGroup|the hour of each node
            ElastiCache::ServerlessCache|the gigabyte-hour, from its least on, and the processing unit
            ElasticLoadBalancing::LoadBalancer|the hour and the gigabyte
            ElasticLoadBalancingV2::TrustStore|the hour
            FSx::FileSystem|the gigabyte, the throughput and the backup
            GlobalAccelerator::Accelerator|the hour, and the gigabyte
            Glue::DevEndpoint|the DPU-hour, as long as it exists
            Glue::Session|the DPU-hours that it is open
            KafkaConnect::Connector|the hour of each of its capacity units
            Kinesis::StreamConsumer|the hour of each shard, and the gigabyte
            Kinesis::Stream|the hour of each shard, or of the stream, and the gigabyte
            KinesisAnalyticsV2::Application|the hour of each of its processing units
            Lambda::CapacityProvider|the hours of its instances
            Logs::Integration|the hour of the search collection that it fills
            MSK::Replicator|the hour and the gigabyte
            MSK::ServerlessCluster|the hour, the partition-hour and the gigabyte
            MSK::VpcConnection|the hour and the gigabyte
            MWAA::Environment|the hour, and the hour of each further worker
            MemoryDB::Cluster|the hour of each node
            Neptune::DBInstance|the hour
            NetworkFirewall::Firewall|the hour of each endpoint and the gigabyte
            OpenSearchServerless::Collection|the hour of each of its capacity units, from the least on, and the gigabyte
            OpenSearchService::Domain|the hour of each node, and the gigabyte of volumes
            RDS::DBProxyEndpoint|the hour of its interface endpoint
            RDS::DBProxy|the hour of each vCPU of its database
            Redshift::Cluster|the hour of each node, and the gigabyte stored
            Route53::HealthCheck|the month
            Route53::TrafficPolicyInstance|the month
            Route53Resolver::ResolverEndpoint|the hour of each address, and the query
            SageMaker::Endpoint|the hour of each instance
            SageMaker::NotebookInstance|the hour
            ServiceDiscovery::Instance|the month, and the call that discovers it
            Transfer::Server|the hour of each protocol, and the gigabyte
            VpcLattice::Service|the hour, the gigabyte and the request
            WAFv2::RuleGroup|the month, and that of each rule
            WAFv2::WebACL|the month, that of each rule, and the request
            WorkSpaces::Workspace|the month, or the hour
            """);

    /** Those that cost nothing as long as nobody uses them. */
    private static final Map<String, String> BY_USE = read(
            """
            APS::AnomalyDetector|the samples that it looks at
            ApiGateway::RestApi|the call, and what leaves by it
            ApiGatewayV2::Api|the call or message, and the minute of connections
            AppConfig::Deployment|the request for a configuration, and each that is received
            AppRunner::Service|the vCPU-hour and GB-hour while it serves, and the GB-hour while it waits
            AppSync::GraphQLApi|the query, the update that is sent, and the minute of connections
            Backup::BackupPlan|the gigabyte that its backups keep
            Backup::BackupVault|the gigabyte kept and restored
            Backup::LogicallyAirGappedBackupVault|the gigabyte kept and restored
            Backup::RestoreTestingPlan|the test, and what is restored for it
            Bedrock::Agent|the tokens of its model
            Bedrock::DataAutomationProject|the page, image or minute that it reads
            Bedrock::Flow|the step that it passes
            Bedrock::Guardrail|the text that it looks at
            Bedrock::IntelligentPromptRouter|the request that it routes, and the tokens of its models
            Bedrock::KnowledgeBase|the query, the tokens of its models, and its store
            BedrockAgentCore::BrowserCustom|the vCPU-hour and GB-hour of sessions
            BedrockAgentCore::CodeInterpreterCustom|the vCPU-hour and GB-hour of sessions
            BedrockAgentCore::Gateway|the call of a tool, the search, and the tool indexed
            BedrockAgentCore::Memory|the event, the record kept, and the retrieval
            BedrockAgentCore::Runtime|the vCPU-hour and GB-hour of sessions
            CloudFormation::GuardHook|the operation of its handler
            CloudFormation::HookVersion|the operation of its handler
            CloudFormation::LambdaHook|the operation of its handler, and the function's requests
            CloudFormation::ResourceVersion|the operation of its handler
            CloudFormation::TypeActivation|the operation of its handler
            CloudFront::Distribution|the gigabyte that leaves, and the request
            CloudFront::Function|the invocation
            CloudFront::KeyValueStore|the read and the request
            CloudFront::RealtimeLogConfig|the line of log
            CloudTrail::Channel|the gigabyte taken in
            CloudTrail::EventDataStore|the gigabyte taken in, kept and scanned
            CloudWatch::MetricStream|the metric updates that it carries
            CodeBuild::Project|the minute of builds
            CodePipeline::Pipeline|the minute of actions, or the month of each active pipeline of the first version
            Cognito::UserPool|the user who is active in a month, and messages
            Config::ConfigRule|the evaluation
            Config::ConfigurationRecorder|the item recorded
            Config::ConformancePack|the evaluation
            Config::OrganizationConfigRule|the evaluation
            Config::OrganizationConformancePack|the evaluation
            Config::RemediationConfiguration|the step of the automation that it starts
            DMS::ReplicationConfig|the capacity-unit-hour of replication
            DSQL::Cluster|the processing unit and the gigabyte stored
            DataBrew::Job|the node-hour of its runs
            DataSync::Task|the gigabyte copied
            ECR::PublicRepository|the gigabyte stored and what leaves by it
            ECR::PullThroughCacheRule|the gigabyte stored of what it caches
            ECR::ReplicationConfiguration|the gigabyte that it copies, and stores elsewhere
            ECR::Repository|the gigabyte stored, and what leaves the region
            EMR::WALWorkspace|the hour of each write-ahead log, and the gigabytes written and read
            EventSchemas::Discoverer|the event that it looks at
            Events::ApiDestination|the call
            Events::Archive|the gigabyte
            Events::Endpoint|the events that it replicates
            Events::EventBus|the event that is put on it
            Glue::Integration|the gigabytes that it copies
            Glue::MLTransform|the DPU-hours of its tasks
            Glue::TableOptimizer|the DPU-hours of its runs
            GuardDuty::Detector|the event and the gigabyte that it looks at
            GuardDuty::MalwareProtectionPlan|the gigabyte and the object scanned
            ImageBuilder::ImagePipeline|the hour of the instances that it builds with, and the gigabyte of what it makes
            ImageBuilder::Image|the hour of the instance that builds it, and the gigabyte of what it makes
            KinesisFirehose::DeliveryStream|the gigabyte taken in, converted and delivered
            Logs::Delivery|the gigabyte delivered
            MWAAServerless::Workflow|the hour of its tasks
            Macie::Session|the bucket, the object watched, and the gigabyte looked at
            Oam::Link|the copy of a trace, from the second on
            Oam::Sink|the copy of a trace, from the second on
            Pipes::Pipe|the request, after filtering
            RDS::Integration|the changes that it copies
            RedshiftServerless::Namespace|the gigabyte stored
            RedshiftServerless::Workgroup|the capacity-unit-hour while it works
            S3::MultiRegionAccessPoint|the gigabyte that it routes
            S3::StorageLensGroup|the objects that it looks at
            S3Express::DirectoryBucket|the gigabyte stored, and the requests
            S3ObjectLambda::AccessPoint|the gigabyte returned, and its function
            S3Tables::TableBucket|the gigabyte stored and the requests of tables that engines make
            S3Tables::Table|the gigabyte stored, the requests, and the objects that its upkeep looks at
            S3Vectors::Index|the gigabyte stored, put and queried
            S3Vectors::VectorBucket|the gigabyte stored, put and queried
            SSM::Association|the step, where it runs automations, and the node outside of EC2
            SSM::MaintenanceWindowTask|what it runs: the step of automations, and functions
            SSM::OpsItem|the item, and the call
            SecurityHub::Hub|the check and the finding
            Synthetics::Canary|the run, and its function, logs and files
            XRay::TransactionSearchConfig|the gigabyte of spans
            """);

    /** Endpoints by their kind, of which none has the price of an interface (https://aws.amazon.com/privatelink/pricing/). */
    private static final Map<String, String> ENDPOINTS = Map.of(
            "GatewayLoadBalancer",
                    "the hour in each of its zones and the gigabyte, as an endpoint of a gateway load balancer",
            "Resource", "the hour of each resource that it reaches and the gigabyte",
            "ServiceNetwork", "the hour of each resource that it reaches and the gigabyte");

    private BilledTypes() {}

    /** What a resource is billed by that is billed by its use alone. */
    public static Optional<String> billedByUse(Resource resource) {
        return Optional.ofNullable(BY_USE.get(resource.type()));
    }

    /** What a resource is billed by, if its type is one of these, or its kind of that type. */
    public static Optional<String> billedBy(Resource resource) {
        return billedByUse(resource).or(() -> billedByTime(resource));
    }

    private static Optional<String> billedByTime(Resource resource) {
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
