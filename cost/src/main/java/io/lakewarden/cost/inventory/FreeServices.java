package io.lakewarden.cost.inventory;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Types of services that are not priced here, or only in part, that AWS bills nothing for by themselves. Behind each service
 * stands the page at https://aws.amazon.com/ that says by what it is billed: none of these is. Most are free in infracost's
 * registry too (https://github.com/infracost/infracost/tree/master/internal/providers/terraform/aws).
 */
final class FreeServices {
    private static final Set<String> TYPES = read(
            """
            AccessAnalyzer|ArchiveRule Analyzer|iam/access-analyzer/pricing
            ApiGatewayV2|ApiMapping Authorizer Deployment DomainName Integration IntegrationResponse Model Route RouteResponse Stage VpcLink|api-gateway/pricing
            ApiGateway|ApiKey BasePathMapping ClientCertificate DocumentationPart DocumentationVersion DomainName GatewayResponse Stage|api-gateway/pricing
            AppConfig|Application ConfigurationProfile DeploymentStrategy Environment Extension ExtensionAssociation HostedConfigurationVersion|systems-manager/pricing
            AppSync|ApiKey DataSource FunctionConfiguration GraphQLSchema Resolver|appsync/pricing
            ApplicationAutoScaling|ScalableTarget|autoscaling/pricing
            AutoScaling|ScheduledAction|autoscaling/pricing
            BCMDataExports|Export|aws-cost-management/pricing
            Backup|BackupSelection|backup/pricing
            Batch|JobDefinition JobQueue SchedulingPolicy|batch/pricing
            Bedrock|AgentAlias ApplicationInferenceProfile FlowAlias FlowVersion GuardrailVersion Prompt PromptVersion|bedrock/pricing
            CUR|ReportDefinition|aws-cost-management/pricing
            CertificateManager|Account|certificate-manager/pricing
            Chatbot|CustomAction MicrosoftTeamsChannelConfiguration SlackChannelConfiguration|chatbot/faqs
            CloudFront|CachePolicy CloudFrontOriginAccessIdentity ContinuousDeploymentPolicy KeyGroup OriginAccessControl OriginRequestPolicy PublicKey ResponseHeadersPolicy|cloudfront/pricing
            CloudTrail|ResourcePolicy|cloudtrail/pricing
            CodeBuild|ReportGroup SourceCredential|codebuild/pricing
            CodeDeploy|Application DeploymentConfig DeploymentGroup|codedeploy/pricing
            CodePipeline|CustomActionType Webhook|codepipeline/pricing
            Cognito|IdentityPool IdentityPoolPrincipalTag IdentityPoolRoleAttachment UserPoolClient UserPoolGroup UserPoolIdentityProvider UserPoolResourceServer UserPoolUICustomizationAttachment UserPoolUser UserPoolUserToGroupAttachment|cognito/pricing
            Config|AggregationAuthorization ConfigurationAggregator DeliveryChannel StoredQuery|config/pricing
            DMS|Certificate Endpoint EventSubscription ReplicationSubnetGroup ReplicationTask|dms/pricing
            DocDB|DBClusterParameterGroup DBSubnetGroup|documentdb/pricing
            ECR|RegistryPolicy RegistryScanningConfiguration RepositoryCreationTemplate|ecr/pricing
            ECS|CapacityProvider PrimaryTaskSet|ecs/pricing
            EKS|AccessEntry Addon IdentityProviderConfig PodIdentityAssociation|eks/pricing
            ElastiCache|ParameterGroup SecurityGroup SecurityGroupIngress SubnetGroup User UserGroup|elasticache/pricing
            EventSchemas|Registry RegistryPolicy Schema|eventbridge/pricing
            GuardDuty|Filter IPSet Master Member PublishingDestination ThreatIntelSet|guardduty/pricing
            IdentityStore|Group GroupMembership User|iam/identity-center/faqs
            ImageBuilder|Component ContainerRecipe DistributionConfiguration ImageRecipe InfrastructureConfiguration LifecyclePolicy Workflow|image-builder/faqs
            Kinesis|ResourcePolicy|kinesis/data-streams/pricing
            Lambda|Alias CodeSigningConfig EventInvokeConfig|lambda/pricing
            MemoryDB|ACL ParameterGroup SubnetGroup User|memorydb/pricing
            Neptune|DBClusterParameterGroup DBParameterGroup DBSubnetGroup EventSubscription|neptune/pricing
            NetworkFirewall|FirewallPolicy LoggingConfiguration RuleGroup|network-firewall/pricing
            OpenSearchServerless|AccessPolicy LifecyclePolicy SecurityConfig SecurityPolicy|opensearch-service/pricing
            Organizations|Account Organization OrganizationalUnit Policy ResourcePolicy|organizations/faqs
            RAM|Permission ResourceShare|ram/faqs
            Redshift|ClusterParameterGroup ClusterSecurityGroup ClusterSecurityGroupIngress ClusterSubnetGroup EventSubscription ScheduledAction SnapshotSchedule UsageLimit|redshift/pricing
            Route53Resolver|ResolverDNSSECConfig ResolverQueryLoggingConfig ResolverQueryLoggingConfigAssociation ResolverRule ResolverRuleAssociation|route53/pricing
            Route53|DNSSEC KeySigningKey|route53/pricing
            S3ObjectLambda|AccessPointPolicy|s3/pricing
            S3Vectors|VectorBucketPolicy|s3/pricing
            SES|ConfigurationSet ConfigurationSetEventDestination ContactList EmailIdentity Template|ses/pricing
            SSM|Document MaintenanceWindow MaintenanceWindowTarget PatchBaseline ResourceDataSync ResourcePolicy|systems-manager/pricing
            SSO|Application ApplicationAssignment Assignment Instance InstanceAccessControlAttributeConfiguration PermissionSet|iam/identity-center/faqs
            ServiceDiscovery|HttpNamespace Service|cloud-map/pricing
            Synthetics|Group|cloudwatch/pricing
            Transfer|User|aws-transfer-family/pricing
            WAFv2|IPSet LoggingConfiguration RegexPatternSet WebACLAssociation|waf/pricing
            WellArchitected|Lens Profile ReviewTemplate Workload|well-architected-tool/pricing
            XRay|Group ResourcePolicy SamplingRule|xray/pricing
            """);

    private FreeServices() {}

    static boolean has(String type) {
        return TYPES.contains(type);
    }

    private static Set<String> read(String lines) {
        return lines.lines()
                .map(line -> line.split("\\|"))
                .flatMap(service ->
                        List.of(service[1].split(" ")).stream().map(type -> "AWS::" + service[0] + "::" + type))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
