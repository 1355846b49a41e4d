package io.lakewarden.cost.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Resources that AWS bills nothing for by themselves: types by their whole names, since what a name begins may cost. */
public final class FreeTypes {
    /** Of these, every type. */
    private static final List<String> NAMESPACES =
            List.of("AWS::CloudFormation::", "AWS::IAM::", "AWS::LakeFormation::", "Custom::");

    private static final Set<String> TYPES = Set.of(
            "AWS::ApiGateway::Account",
            "AWS::ApiGateway::Authorizer",
            "AWS::ApiGateway::Deployment",
            "AWS::ApiGateway::Method",
            "AWS::ApiGateway::Model",
            "AWS::ApiGateway::RequestValidator",
            "AWS::ApiGateway::Resource",
            "AWS::ApiGateway::UsagePlan",
            "AWS::ApiGateway::UsagePlanKey",
            "AWS::Athena::WorkGroup",
            "AWS::AutoScaling::LaunchConfiguration",
            "AWS::AutoScaling::LifecycleHook",
            "AWS::AutoScaling::ScalingPolicy",
            "AWS::Budgets::Budget",
            "AWS::CDK::Metadata",
            "AWS::CE::AnomalyMonitor",
            "AWS::CE::AnomalySubscription",
            "AWS::CertificateManager::Certificate",
            "AWS::EC2::DHCPOptions",
            "AWS::EC2::EgressOnlyInternetGateway",
            "AWS::EC2::FlowLog",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::LaunchTemplate",
            "AWS::EC2::NetworkAcl",
            "AWS::EC2::NetworkAclEntry",
            "AWS::EC2::NetworkInterface",
            "AWS::EC2::NetworkInterfaceAttachment",
            "AWS::EC2::NetworkInterfacePermission",
            "AWS::EC2::PrefixList",
            "AWS::EC2::Route",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::SecurityGroupVpcAssociation",
            "AWS::EC2::Subnet",
            "AWS::EC2::SubnetCidrBlock",
            "AWS::EC2::SubnetNetworkAclAssociation",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPC",
            "AWS::EC2::VPCCidrBlock",
            "AWS::EC2::VPCDHCPOptionsAssociation",
            "AWS::EC2::VPCEndpointService",
            "AWS::EC2::VPCEndpointServicePermissions",
            "AWS::EC2::VPCGatewayAttachment",
            "AWS::ECS::Cluster",
            "AWS::ECS::ClusterCapacityProviderAssociations",
            "AWS::ECS::TaskDefinition",
            "AWS::EMR::SecurityConfiguration",
            "AWS::EMR::Step",
            "AWS::EMR::Studio",
            "AWS::EMR::StudioSessionMapping",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::ListenerCertificate",
            "AWS::ElasticLoadBalancingV2::ListenerRule",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::Events::Connection",
            "AWS::Events::EventBusPolicy",
            "AWS::Events::Rule",
            "AWS::Glue::Classifier",
            "AWS::Glue::Connection",
            "AWS::Glue::DataCatalogEncryptionSettings",
            "AWS::Glue::Database",
            "AWS::Glue::Partition",
            "AWS::Glue::SecurityConfiguration",
            "AWS::Glue::Table",
            "AWS::Glue::Trigger",
            "AWS::Glue::Workflow",
            "AWS::KMS::Alias",
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::LayerVersion",
            "AWS::Lambda::LayerVersionPermission",
            "AWS::Lambda::Permission",
            "AWS::Lambda::Url",
            "AWS::Lambda::Version",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::QueryDefinition",
            "AWS::Logs::ResourcePolicy",
            "AWS::RDS::DBClusterParameterGroup",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBSubnetGroup",
            "AWS::RDS::EventSubscription",
            "AWS::RDS::OptionGroup",
            "AWS::ResourceGroups::Group",
            "AWS::Route53::RecordSet",
            "AWS::Route53::RecordSetGroup",
            "AWS::S3::AccessPoint",
            "AWS::S3::BucketPolicy",
            "AWS::SNS::Subscription",
            "AWS::SNS::TopicInlinePolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueueInlinePolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::SSM::Parameter",
            "AWS::Scheduler::Schedule",
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
        return (TYPES.contains(resource.type()) || NAMESPACES.stream().anyMatch(resource.type()::startsWith))
                && extra(resource).isEmpty();
    }

    /** What makes a resource cost, of a type that does not otherwise. */
    public static Optional<String> extra(Resource resource) {
        boolean provisioned = resource.type().equals("AWS::Lambda::Version")
                && resource.properties().has("ProvisionedConcurrencyConfig");
        boolean advanced = resource.type().equals("AWS::SSM::Parameter")
                && resource.text("Tier")
                        .filter(tier -> !tier.equals("Standard"))
                        .isPresent();
        return provisioned
                ? Optional.of("its provisioned concurrency is billed")
                : advanced ? Optional.of("its tier is billed") : Optional.empty();
    }
}
