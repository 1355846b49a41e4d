package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakewarden.cost.estimate.resource.Pricers;
import io.lakewarden.cost.inventory.BilledTypes;
import io.lakewarden.cost.inventory.FreeTypes;
import io.lakewarden.cost.inventory.Resource;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of which one kind costs nothing and another does. */
class NotFreeTest {
    private static final String NO_PRICE = ", and the price book has no price of it";

    @TempDir
    private Path folder;

    @Test
    void endpointsOfWhichOnlyGatewaysOfS3AndDynamoDbAreFree() {
        assertThat(verdict(
                        "AWS::EC2::VPCEndpoint", "VpcEndpointType: Gateway, ServiceName: com.amazonaws.us-east-1.s3"))
                .isEqualTo("FREE");
        assertThat(verdict("AWS::EC2::VPCEndpoint", "ServiceName: com.amazonaws.us-east-1.s3"))
                .isEqualTo("FREE");
        assertThat(verdict("AWS::EC2::VPCEndpoint", "VpcEndpointType: Interface, SubnetIds: [a, b], ServiceName: x"))
                .isEqualTo("PRICED");
        assertThat(verdict("AWS::EC2::VPCEndpoint", "VpcEndpointType: GatewayLoadBalancer, SubnetIds: [a]"))
                .isEqualTo("UNSUPPORTED: it is billed by the hour in each of its zones and the gigabyte, as an endpoint"
                        + " of a gateway load balancer" + NO_PRICE);
        assertThat(verdict("AWS::EC2::VPCEndpoint", "VpcEndpointType: Resource, SubnetIds: [a]"))
                .isEqualTo("UNSUPPORTED: it is billed by the hour of each resource that it reaches and the gigabyte"
                        + NO_PRICE);
        assertThat(verdict("AWS::EC2::VPCEndpoint", "VpcEndpointType: ServiceNetwork, SubnetIds: [a]"))
                .startsWith("UNSUPPORTED: it is billed by");
    }

    @Test
    void aSecondTrailOfTheSameEvents() {
        String trails =
                """
                Resources:
                  First: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true}}
                  It: {Type: AWS::CloudTrail::Trail, Properties: {IsLogging: true%s}}
                """;

        EnvironmentEstimate two = Small.priced(folder, trails.formatted(""));
        assertThat(Small.verdict(two, "First")).isEqualTo("FREE");
        assertThat(Small.verdict(two, "It"))
                .isEqualTo("NEEDS_USAGE: management events: events recorded once more than the first trail does");
        assertThat(Small.verdict(
                        Small.priced(folder, trails.formatted(", EventSelectors: [{IncludeManagementEvents: false}]")),
                        "It"))
                .isEqualTo("FREE");
    }

    @Test
    void aFilterThatMakesAMetricAndQueriesOfAWorkGroup() {
        assertThat(verdict("AWS::Logs::MetricFilter", "FilterPattern: ERROR"))
                .isEqualTo("NEEDS_USAGE: metric: hours in which its pattern matches, for each value of its dimensions"
                        + " (0.3 USD a metric-month)");
        assertThat(verdict("AWS::Logs::SubscriptionFilter", "FilterPattern: ERROR"))
                .isEqualTo("FREE");
        assertThat(verdict("AWS::Athena::WorkGroup", "Name: a")).isEqualTo("NEEDS_USAGE: queries: terabytes scanned");
        assertThat(verdict("AWS::Athena::NamedQuery", "Name: a")).isEqualTo("FREE");
    }

    @Test
    void messagesByEmailAndByHttpAndNotThoseToQueuesAndFunctions() {
        assertThat(verdict("AWS::SNS::Subscription", "Protocol: email, Endpoint: a@example.com"))
                .isEqualTo("NEEDS_USAGE: messages by e-mail: how many (0.00002 USD a message)");
        assertThat(verdict("AWS::SNS::Subscription", "Protocol: https, Endpoint: 'https://example.com'"))
                .isEqualTo("NEEDS_USAGE: messages by HTTP: how many (0.0000006 USD a message)");
        assertThat(verdict("AWS::SNS::Subscription", "Protocol: sms, Endpoint: '+15555550100'"))
                .isEqualTo("NEEDS_USAGE: messages otherwise than by e-mail or HTTP: how many");
        assertThat(verdict("AWS::SNS::Subscription", "Protocol: sqs, Endpoint: a"))
                .isEqualTo("FREE");
        assertThat(verdict("AWS::SNS::Subscription", "Protocol: lambda, Endpoint: a"))
                .isEqualTo("FREE");
    }

    @Test
    void whatIsMadeElsewhere() {
        assertThat(verdict("AWS::CloudFormation::StackSet", "StackSetName: a"))
                .isEqualTo("UNSUPPORTED: it is billed by what its stacks hold, which nobody looked into" + NO_PRICE);
        assertThat(verdict("AWS::CloudFormation::WaitConditionHandle", "")).isEqualTo("FREE");
        assertThat(verdict("Custom::Clusters", "ServiceToken: arn:aws:lambda:us-east-1:1:function:a"))
                .isEqualTo("UNSUPPORTED: what its provider makes is not in the templates");
        assertThat(verdict("AWS::CloudFormation::CustomResource", "ServiceToken: a"))
                .isEqualTo("UNSUPPORTED: what its provider makes is not in the templates");
        assertThat(verdict("Custom::S3AutoDeleteObjects", "ServiceToken: a")).isEqualTo("FREE");
    }

    @Test
    void tablesInABucketOfTables() {
        assertThat(verdict("AWS::S3Tables::TableBucket", "TableBucketName: a"))
                .isEqualTo(
                        "NEEDS_USAGE: it is billed by its use alone, by the gigabyte stored and the requests of tables"
                                + " that engines make" + NO_PRICE);
        assertThat(verdict("AWS::S3Tables::Namespace", "Namespace: a")).isEqualTo("FREE");
    }

    @Test
    void whatIsBilledByItsUseAloneNeedsUsageAndWhatIsBilledByTimeIsUnsupported() {
        assertThat(verdict("AWS::Pipes::Pipe", "Name: a"))
                .isEqualTo("NEEDS_USAGE: it is billed by its use alone, by the request, after filtering" + NO_PRICE);
        assertThat(verdict("AWS::Cognito::UserPool", "UserPoolName: a"))
                .startsWith("NEEDS_USAGE: it is billed by its use alone, by the user who is active in a month");
        assertThat(verdict("AWS::WAFv2::WebACL", "Name: a"))
                .isEqualTo("UNSUPPORTED: it is billed by the month, that of each rule, and the request" + NO_PRICE);
        assertThat(verdict("AWS::MWAA::Environment", "Name: a")).startsWith("UNSUPPORTED: it is billed by the hour");
    }

    @Test
    void ofOneServiceSomeTypesAreFree() {
        assertThat(verdict("AWS::WAFv2::IPSet", "Name: a")).isEqualTo("FREE");
        assertThat(verdict("AWS::Cognito::IdentityPool", "IdentityPoolName: a")).isEqualTo("FREE");
        assertThat(verdict("AWS::SSM::Document", "Name: a")).isEqualTo("FREE");
        assertThat(verdict("AWS::SSO::PermissionSet", "Name: a")).isEqualTo("FREE");
        assertThat(verdict("AWS::SSM::CloudConnector", "Name: a")).isEqualTo("UNSUPPORTED: the type is not known");
    }

    @Test
    void aPropertyMakesWhatIsFreeCost() {
        assertThat(verdict("AWS::Cognito::UserPoolClient", "AllowedOAuthFlows: [code]"))
                .isEqualTo("FREE");
        assertThat(verdict("AWS::Cognito::UserPoolClient", "AllowedOAuthFlows: [client_credentials]"))
                .isEqualTo("UNSUPPORTED: as a client without a user it is billed by the month and by the token");
        assertThat(verdict("AWS::EKS::Addon", "AddonName: vpc-cni")).isEqualTo("FREE");
        assertThat(verdict("AWS::EKS::Addon", "AddonName: vendor_product"))
                .isEqualTo("UNSUPPORTED: a vendor's add-on is billed by the vendor");
        assertThat(verdict("AWS::ApiGateway::Stage", "CacheClusterEnabled: false"))
                .isEqualTo("FREE");
        assertThat(verdict("AWS::ApiGateway::Stage", "CacheClusterEnabled: true"))
                .isEqualTo("UNSUPPORTED: its cache is billed by the hour");
        assertThat(verdict("AWS::AccessAnalyzer::Analyzer", "Type: ACCOUNT")).isEqualTo("FREE");
        assertThat(verdict("AWS::AccessAnalyzer::Analyzer", "Type: ACCOUNT_UNUSED_ACCESS"))
                .isEqualTo("UNSUPPORTED: what it analyses beside access from outside is billed");
        assertThat(verdict("AWS::AutoScaling::ScalingPolicy", "PolicyType: StepScaling"))
                .isEqualTo("FREE");
        assertThat(verdict("AWS::AutoScaling::ScalingPolicy", "TargetTrackingConfiguration: {TargetValue: 50}"))
                .isEqualTo("NEEDS_USAGE: alarms: how many AWS makes for it (0.1 USD a metric-month)");
    }

    @Test
    void aNamespaceOfNamesIsAHostedZone() {
        assertThat(verdict("AWS::ServiceDiscovery::PrivateDnsNamespace", "Name: a"))
                .isEqualTo("PRICED");
        assertThat(verdict("AWS::ServiceDiscovery::HttpNamespace", "Name: a")).isEqualTo("FREE");
    }

    @Test
    void aTypeThatIsPricedIsInNoListOfWhatIsNot() {
        assertThat(Pricers.types()).hasSizeGreaterThan(50).allSatisfy(type -> {
            Resource resource =
                    new Resource("it", "It", "it/It", type, JsonNodeFactory.instance.objectNode(), Optional.empty());
            assertThat(FreeTypes.has(resource)).as(type).isFalse();
            assertThat(BilledTypes.billedBy(resource)).as(type).isEmpty();
        });
    }

    @Test
    void whatATransformMakesIsNotInTheTemplate() {
        assertThat(verdict("AWS::Serverless::Function", "Handler: a"))
                .isEqualTo(
                        "UNSUPPORTED: what CloudFormation makes of it is not in the template; give the template that it"
                                + " makes");
    }

    @Test
    void lakeFormationsPermissionsOfRowsAndCellsAreFreeAndATypeThatNobodyKnowsIsNot() {
        assertThat(verdict("AWS::LakeFormation::DataCellsFilter", "Name: a")).isEqualTo("FREE");
        assertThat(verdict("AWS::LakeFormation::NewThing", "Name: a")).isEqualTo("UNSUPPORTED: the type is not known");
    }

    @Test
    void eventsThatABucketTellsEventBridge() {
        String storage =
                "NEEDS_USAGE: storage: gigabytes stored, requests: no workload fills it (0.023 USD a GB-month)";

        assertThat(verdict(
                        "AWS::S3::Bucket",
                        "NotificationConfiguration: {EventBridgeConfiguration:" + " {EventBridgeEnabled: false}}"))
                .isEqualTo(storage);
        assertThat(verdict(
                        "AWS::S3::Bucket",
                        "NotificationConfiguration: {EventBridgeConfiguration:" + " {EventBridgeEnabled: true}}"))
                .isEqualTo(storage + "; events: objects written and removed, each told to EventBridge");
    }

    private String verdict(String type, String properties) {
        return Small.verdict(
                Small.priced(folder, "Resources: {It: {Type: '%s', Properties: {%s}}}".formatted(type, properties)),
                "It");
    }
}
