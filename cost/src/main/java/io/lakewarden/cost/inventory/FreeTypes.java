package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resources that AWS bills nothing for by themselves: types by their whole names, since what a name begins may cost.
 *
 * <p>Permissions of Lake Formation, those of rows and cells too, are free to make and to use through EMR, Glue and Athena;
 * only its Storage API is billed by what it scans (https://aws.amazon.com/lake-formation/pricing/).
 */
public final class FreeTypes {
    private static final String MADE_ELSEWHERE = "what its provider makes is not in the templates";
    private static final String TRANSFORMED =
            "what CloudFormation makes of it is not in the template; give the template that it makes";

    /** Access from outside an account, or an organization, is looked for free (https://aws.amazon.com/iam/access-analyzer/pricing/). */
    private static final Set<String> FREE_ANALYZERS = Set.of("ACCOUNT", "ORGANIZATION");

    /** Of these, every type. */
    private static final List<String> NAMESPACES = List.of("AWS::IAM::");

    /**
     * What the CDK makes by functions of its own, which are resources themselves; these create nothing that is billed
     * (https://github.com/aws/aws-cdk/tree/main/packages/@aws-cdk/custom-resource-handlers).
     */
    private static final Set<String> PROVIDED = Set.of(
            "Custom::CDKBucketDeployment",
            "Custom::CrossRegionExportReader",
            "Custom::CrossRegionExportWriter",
            "Custom::LogRetention",
            "Custom::S3AutoDeleteObjects",
            "Custom::S3BucketNotifications",
            "Custom::VpcRestrictDefaultSG");

    private static final Set<String> TYPES = Set.of(
            "AWS::APS::ResourcePolicy",
            "AWS::ApiGateway::Account",
            "AWS::ApiGateway::Authorizer",
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGateway::Method",
            "AWS::ApiGateway::Model",
            "AWS::ApiGateway::RequestValidator",
            "AWS::ApiGateway::Resource",
            "AWS::ApiGateway::UsagePlan",
            "AWS::ApiGateway::UsagePlanKey",
            "AWS::Athena::DataCatalog",
            "AWS::Athena::NamedQuery",
            "AWS::Athena::PreparedStatement",
            "AWS::AutoScaling::LaunchConfiguration",
            "AWS::AutoScaling::LifecycleHook",
            "AWS::Budgets::Budget",
            "AWS::CDK::Metadata",
            "AWS::CE::AnomalyMonitor",
            "AWS::CE::AnomalySubscription",
            "AWS::CE::CostCategory",
            "AWS::CertificateManager::Certificate",
            "AWS::CloudFormation::HookDefaultVersion",
            "AWS::CloudFormation::HookTypeConfig",
            "AWS::CloudFormation::Macro",
            "AWS::CloudFormation::ModuleDefaultVersion",
            "AWS::CloudFormation::ModuleVersion",
            "AWS::CloudFormation::PublicTypeVersion",
            "AWS::CloudFormation::Publisher",
            "AWS::CloudFormation::ResourceDefaultVersion",
            "AWS::CloudFormation::Stack",
            "AWS::CloudFormation::WaitCondition",
            "AWS::CloudFormation::WaitConditionHandle",
            "AWS::EC2::CarrierGateway",
            "AWS::EC2::ClientVpnAuthorizationRule",
            "AWS::EC2::ClientVpnEndpoint",
            "AWS::EC2::ClientVpnRoute",
            "AWS::EC2::CustomerGateway",
            "AWS::EC2::DHCPOptions",
            "AWS::EC2::EIPAssociation",
            "AWS::EC2::EgressOnlyInternetGateway",
            "AWS::EC2::EnclaveCertificateIamRoleAssociation",
            "AWS::EC2::FlowLog",
            "AWS::EC2::GatewayRouteTableAssociation",
            "AWS::EC2::IPAMAllocation",
            "AWS::EC2::IPAMPool",
            "AWS::EC2::IPAMPoolCidr",
            "AWS::EC2::IPAMResourceDiscovery",
            "AWS::EC2::IPAMResourceDiscoveryAssociation",
            "AWS::EC2::IPAMScope",
            "AWS::EC2::IPv4Pool",
            "AWS::EC2::InstanceConnectEndpoint",
            "AWS::EC2::InstanceEventWindow",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::IpamExternalResourceVerificationToken",
            "AWS::EC2::KeyPair",
            "AWS::EC2::LaunchTemplate",
            "AWS::EC2::LocalGatewayRoute",
            "AWS::EC2::LocalGatewayRouteTable",
            "AWS::EC2::LocalGatewayRouteTableVPCAssociation",
            "AWS::EC2::LocalGatewayRouteTableVirtualInterfaceGroupAssociation",
            "AWS::EC2::NetworkAcl",
            "AWS::EC2::NetworkAclEntry",
            "AWS::EC2::NetworkInsightsAccessScope",
            "AWS::EC2::NetworkInsightsPath",
            "AWS::EC2::NetworkInterface",
            "AWS::EC2::NetworkInterfaceAttachment",
            "AWS::EC2::NetworkInterfacePermission",
            "AWS::EC2::PlacementGroup",
            "AWS::EC2::PrefixList",
            "AWS::EC2::Route",
            "AWS::EC2::RouteServer",
            "AWS::EC2::RouteServerAssociation",
            "AWS::EC2::RouteServerPeer",
            "AWS::EC2::RouteServerPropagation",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::SecurityGroupVpcAssociation",
            "AWS::EC2::SnapshotBlockPublicAccess",
            "AWS::EC2::Subnet",
            "AWS::EC2::SubnetCidrBlock",
            "AWS::EC2::SubnetCidrReservation",
            "AWS::EC2::SubnetNetworkAclAssociation",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::TrafficMirrorFilter",
            "AWS::EC2::TrafficMirrorFilterRule",
            "AWS::EC2::TrafficMirrorTarget",
            "AWS::EC2::TransitGateway",
            "AWS::EC2::TransitGatewayMulticastDomain",
            "AWS::EC2::TransitGatewayMulticastDomainAssociation",
            "AWS::EC2::TransitGatewayMulticastGroupMember",
            "AWS::EC2::TransitGatewayMulticastGroupSource",
            "AWS::EC2::TransitGatewayRoute",
            "AWS::EC2::TransitGatewayRouteTable",
            "AWS::EC2::TransitGatewayRouteTableAssociation",
            "AWS::EC2::TransitGatewayRouteTablePropagation",
            "AWS::EC2::VPC",
            "AWS::EC2::VPCBlockPublicAccessExclusion",
            "AWS::EC2::VPCBlockPublicAccessOptions",
            "AWS::EC2::VPCCidrBlock",
            "AWS::EC2::VPCDHCPOptionsAssociation",
            "AWS::EC2::VPCEndpointConnectionNotification",
            "AWS::EC2::VPCEndpointService",
            "AWS::EC2::VPCEndpointServicePermissions",
            "AWS::EC2::VPCGatewayAttachment",
            "AWS::EC2::VPCPeeringConnection",
            "AWS::EC2::VPNConnectionRoute",
            "AWS::EC2::VPNGateway",
            "AWS::EC2::VPNGatewayRoutePropagation",
            "AWS::EC2::VerifiedAccessGroup",
            "AWS::EC2::VerifiedAccessInstance",
            "AWS::EC2::VerifiedAccessTrustProvider",
            "AWS::EC2::VolumeAttachment",
            "AWS::ECS::Cluster",
            "AWS::ECS::ClusterCapacityProviderAssociations",
            "AWS::ECS::TaskDefinition",
            "AWS::EFS::AccessPoint",
            "AWS::EFS::MountTarget",
            "AWS::EMR::SecurityConfiguration",
            "AWS::EMR::Step",
            "AWS::EMR::Studio",
            "AWS::EMR::StudioSessionMapping",
            "AWS::EMRContainers::JobTemplate",
            "AWS::EMRContainers::SecurityConfiguration",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerCertificate",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::Events::Connection",
            "AWS::Events::EventBusPolicy",
            "AWS::Glue::Blueprint",
            "AWS::Glue::Catalog",
            "AWS::Glue::Classifier",
            "AWS::Glue::Connection",
            "AWS::Glue::CustomEntityType",
            "AWS::Glue::DataCatalogEncryptionSettings",
            "AWS::Glue::DataQualityRuleset",
            "AWS::Glue::Database",
            "AWS::Glue::IdentityCenterConfiguration",
            "AWS::Glue::IntegrationResourceProperty",
            "AWS::Glue::Partition",
            "AWS::Glue::Registry",
            "AWS::Glue::Schema",
            "AWS::Glue::SchemaVersion",
            "AWS::Glue::SchemaVersionMetadata",
            "AWS::Glue::SecurityConfiguration",
            "AWS::Glue::Table",
            "AWS::Glue::Trigger",
            "AWS::Glue::UsageProfile",
            "AWS::Glue::UserDefinedFunction",
            "AWS::Glue::Workflow",
            "AWS::KMS::Alias",
            "AWS::KafkaConnect::CustomPlugin",
            "AWS::KafkaConnect::WorkerConfiguration",
            "AWS::LakeFormation::DataCellsFilter",
            "AWS::LakeFormation::DataLakeSettings",
            "AWS::LakeFormation::Permissions",
            "AWS::LakeFormation::PrincipalPermissions",
            "AWS::LakeFormation::Resource",
            "AWS::LakeFormation::Tag",
            "AWS::LakeFormation::TagAssociation",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::LayerVersionPermission",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Url",
            "AWS::Lambda::Version",
            "AWS::Logs::AccountPolicy",
            "AWS::Logs::DeliveryDestination",
            "AWS::Logs::DeliverySource",
            "AWS::Logs::Destination",
            "AWS::Logs::LogStream",
            "AWS::Logs::QueryDefinition",
            "AWS::Logs::ResourcePolicy",
            "AWS::Logs::SubscriptionFilter",
            "AWS::MSK::BatchScramSecret",
            "AWS::MSK::ClusterPolicy",
            "AWS::MSK::Configuration",
            "AWS::MSK::Topic",
            "AWS::RDS::DBClusterParameterGroup",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBProxyTargetGroup",
            "AWS::RDS::DBSecurityGroup",
            "AWS::RDS::DBSecurityGroupIngress",
            "AWS::RDS::DBSubnetGroup",
            "AWS::RDS::EventSubscription",
            "AWS::RDS::GlobalCluster",
            "AWS::RDS::OptionGroup",
            "AWS::ResourceGroups::Group",
            "AWS::Route53::RecordSet",
            "AWS::Route53::RecordSetGroup",
            "AWS::S3::AccessGrant",
            "AWS::S3::AccessGrantsInstance",
            "AWS::S3::AccessGrantsLocation",
            "AWS::S3::AccessPoint",
            "AWS::S3::BucketPolicy",
            "AWS::S3::MultiRegionAccessPointPolicy",
            "AWS::S3::StorageLens",
            "AWS::S3Express::BucketPolicy",
            "AWS::S3Tables::Namespace",
            "AWS::S3Tables::TableBucketPolicy",
            "AWS::S3Tables::TablePolicy",
            "AWS::SNS::TopicInlinePolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueueInlinePolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SSM::Parameter",
            "AWS::Scheduler::ScheduleGroup",
            "AWS::SecretsManager::ResourcePolicy",
            "AWS::SecretsManager::RotationSchedule",
            "AWS::SecretsManager::SecretTargetAttachment",
            "AWS::StepFunctions::Activity",
            "AWS::StepFunctions::StateMachineAlias",
            "AWS::StepFunctions::StateMachineVersion");

    private FreeTypes() {}

    /** Whether it costs nothing, as its properties make it. */
    public static boolean has(Resource resource) {
        return (TYPES.contains(resource.type())
                        || FreeServices.has(resource.type())
                        || PROVIDED.contains(resource.type())
                        || NAMESPACES.stream().anyMatch(resource.type()::startsWith))
                && extra(resource).isEmpty();
    }

    /** What makes a resource cost, of a type that does not otherwise. */
    public static Optional<String> extra(Resource resource) {
        return switch (resource.type()) {
            case "AWS::Lambda::Alias", "AWS::Lambda::Version" ->
                Optional.of("its provisioned concurrency is billed")
                        .filter(billed -> resource.properties().has("ProvisionedConcurrencyConfig"));
            case "AWS::AccessAnalyzer::Analyzer" ->
                Optional.of("what it analyses beside access from outside is billed")
                        .filter(billed -> resource.text("Type")
                                .filter(type -> !FREE_ANALYZERS.contains(type))
                                .isPresent());
            case "AWS::ApiGateway::Stage" ->
                Optional.of("its cache is billed by the hour").filter(billed -> isOn(resource, "CacheClusterEnabled"));
            case "AWS::Cognito::UserPoolClient" ->
                Optional.of("as a client without a user it is billed by the month and by the token")
                        .filter(billed -> mayHave(resource, "AllowedOAuthFlows", "client_credentials"));
            case "AWS::EKS::Addon" ->
                Optional.of("a vendor's add-on is billed by the vendor")
                        .filter(billed -> mayHave(resource, "AddonName", "_"));
            case "AWS::ECR::RegistryScanningConfiguration" ->
                Optional.of("enhanced scanning is billed by the image")
                        .filter(billed -> mayHave(resource, "ScanType", "ENHANCED"));
            case "AWS::CloudFormation::CustomResource" -> Optional.of(MADE_ELSEWHERE);
            case "AWS::Lambda::EventSourceMapping" ->
                Optional.of("its provisioned pollers are billed by the hour")
                        .filter(billed -> resource.properties().has("ProvisionedPollerConfig"));
            case "AWS::SSM::Parameter" ->
                resource.text("Tier").filter(tier -> !tier.equals("Standard")).map(tier -> "its tier is billed");
            case "AWS::S3::StorageLens" ->
                Optional.of("its advanced metrics are billed by the object")
                        .filter(billed -> hasAdvancedMetrics(resource.properties()));
            default ->
                resource.type().startsWith("AWS::Serverless::")
                        ? Optional.of(TRANSFORMED)
                        : Optional.of(MADE_ELSEWHERE)
                                .filter(made ->
                                        resource.type().startsWith("Custom::") && !PROVIDED.contains(resource.type()));
        };
    }

    /** Whether it is switched on, or only a deployment knows. */
    private static boolean isOn(Resource resource, String property) {
        return mayHave(resource, property, "true");
    }

    private static boolean mayHave(Resource resource, String property, String value) {
        String text = resource.at(property).toString();
        return text.contains(value) || text.contains("${");
    }

    /** Whether anything but the usage metrics, which are free, is switched on, for the account or for buckets. */
    private static boolean hasAdvancedMetrics(JsonNode storageLens) {
        return storageLens.findParents("IsEnabled").stream()
                .anyMatch(metrics -> metrics != storageLens.path("StorageLensConfiguration")
                        && metrics.path("IsEnabled").asText().equals("true"));
    }
}
