package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a deployment knows to be there is in no sum, and is named. */
class DoubtTest {
    private static final String OPEN =
            "the condition Unknown is not known before a deployment; give --parameter Stage=VALUE";

    @TempDir
    private Path folder;

    @Test
    void itIsNotPricedAndItsPriceIsSaid() {
        EnvironmentEstimate estimate = priced("Unknown");

        assertThat(Small.verdict(estimate, "Key"))
                .isEqualTo("NEEDS_USAGE: whether it is there, and then about 1 USD a month: " + OPEN);
        assertThat(estimate.lines()).isEmpty();
        assertThat(estimate.coverage().hidesMuch()).isTrue();
    }

    @Test
    void whatIsKnownToBeThereIsPricedAndWhatIsNotThereIsNothing() {
        assertThat(Small.lines(priced("Known"), "Key")).containsExactly("key: 1 (one a month)");
        assertThat(priced("Never").coverage().resources())
                .extracting(Coverage.Resource::id)
                .containsExactly("it/Machine");
    }

    @Test
    void whatCostsNothingCostsNothingEitherWay() {
        assertThat(Small.verdict(priced("Unknown"), "Role")).isEqualTo("FREE");
    }

    @Test
    void whatNeedsUsageNeedsThatToo() {
        assertThat(Small.verdict(priced("Unknown"), "Topic"))
                .isEqualTo("NEEDS_USAGE: whether it is there: " + OPEN
                        + "; topic: notifications (0.0000005 USD a request)");
    }

    @Test
    void aMachineThatASchedulePerhapsStartsIsNotCounted() {
        assertThat(Small.verdict(priced("Unknown"), "Machine"))
                .isEqualTo("NEEDS_USAGE: state transitions: how often it runs in a month: the schedule Clock may not be"
                        + " there (0.000025 USD a transition)");
        assertThat(Small.lines(priced("Known"), "Machine"))
                .containsExactly("state transitions: 31 (31 runs x 1 states)");
    }

    @Test
    void aListThatPerhapsHasAnItemMoreIsNotCounted() {
        assertThat(Small.lines(priced("Known"), "Endpoint")).contains("interface endpoint: 1460 (2 zones x 730 hours)");
        assertThat(Small.verdict(
                        Small.priced(
                                folder,
                                """
                                Parameters: {Stage: {Type: String}}
                                Conditions: {Unknown: !Equals [!Ref Stage, prod]}
                                Resources:
                                  It:
                                    Type: AWS::EC2::VPCEndpoint
                                    Properties:
                                      VpcEndpointType: Interface
                                      SubnetIds: [a, !If [Unknown, b, !Ref AWS::NoValue]]
                                """),
                        "It"))
                .isEqualTo("NEEDS_USAGE: interface endpoint: in how many zones: its subnets are not known before a"
                        + " deployment (0.01 USD a hour)");
    }

    @Test
    void whatANestedStackHoldsIsInDoubtWithIt() throws IOException {
        Files.writeString(folder.resolve("part.yaml"), "Resources: {Key: {Type: AWS::KMS::Key}}");
        EnvironmentEstimate estimate = Small.priced(
                folder,
                """
                Parameters: {Stage: {Type: String}}
                Conditions: {Unknown: !Equals [!Ref Stage, prod]}
                Resources:
                  Part: {Type: AWS::CloudFormation::Stack, Condition: Unknown, Properties: {TemplateURL: part.yaml}}
                """);

        assertThat(Small.verdict(estimate, "Part/Key"))
                .isEqualTo("NEEDS_USAGE: whether it is there, and then about 1 USD a month: " + OPEN);
    }

    private EnvironmentEstimate priced(String condition) {
        return Small.priced(
                folder,
                """
                Parameters: {Stage: {Type: String}}
                Conditions:
                  Known: !Equals [a, a]
                  Never: !Not [!Condition Known]
                  Unknown: !And [!Condition Known, !Equals [!Ref Stage, prod]]
                Resources:
                  Key: {Type: AWS::KMS::Key, Condition: %1$s}
                  Role: {Type: AWS::IAM::Role, Condition: %1$s}
                  Topic: {Type: AWS::SNS::Topic, Condition: %1$s}
                  Machine:
                    Type: AWS::StepFunctions::StateMachine
                    Properties: {DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}'}
                  Clock:
                    Type: AWS::Events::Rule
                    Condition: %1$s
                    Properties: {ScheduleExpression: rate(1 day), Targets: [{Arn: !Ref Machine}]}
                  Endpoint:
                    Type: AWS::EC2::VPCEndpoint
                    Condition: %1$s
                    Properties: {VpcEndpointType: Interface, SubnetIds: [a, !If [%1$s, b, !Ref AWS::NoValue]]}
                """
                        .formatted(condition));
    }
}
