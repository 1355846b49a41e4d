package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
                        "UNSUPPORTED: it is billed by the gigabyte stored and the requests of tables that engines make"
                                + NO_PRICE);
        assertThat(verdict("AWS::S3Tables::Namespace", "Namespace: a")).isEqualTo("FREE");
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
