package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A schedule that cannot be read hides how often what it starts runs, and nothing else. */
class UnreadableScheduleTest {
    private static final String BOTH_DAYS =
            "the schedule cron(0 2 1 * MON *) cannot be read: expected a ? as either the"
                    + " day-of-month or the day-of-week, and not as both";

    @TempDir
    private Path folder;

    @Test
    void itAndWhatItStartsNeedUsageAndTheRestIsPriced() {
        EnvironmentEstimate estimate = priced("cron(0 2 1 * MON *)", "");

        assertThat(Small.verdict(estimate, "Clock")).isEqualTo("NEEDS_USAGE: runs: " + BOTH_DAYS);
        assertThat(Small.verdict(estimate, "Machine"))
                .isEqualTo("NEEDS_USAGE: state transitions: how often it runs in a month: " + BOTH_DAYS
                        + " (0.000025 USD a transition)");
        assertThat(Small.verdict(estimate, "Key")).isEqualTo("PRICED");
        assertThat(estimate.coverage().resources())
                .filteredOn(resource -> resource.reason().startsWith("runs:"))
                .extracting(Coverage.Resource::id)
                .containsExactly("it/Clock");
    }

    @Test
    void oneThatCanBeReadNeedsNone() {
        EnvironmentEstimate estimate = priced("cron(0 2 1 * ? *)", "");

        assertThat(Small.verdict(estimate, "Clock")).isEqualTo("FREE");
        assertThat(Small.lines(estimate, "Machine")).containsExactly("state transitions: 1 (1 runs x 1 states)");
    }

    @Test
    void oneThatOnlyADeploymentKnowsNeedsUsage() {
        assertThat(Small.verdict(priced("!Ref Times", ""), "Clock"))
                .isEqualTo("NEEDS_USAGE: runs: the ScheduleExpression of the schedule Clock is not known before a"
                        + " deployment");
        assertThat(Small.verdict(priced("rate(1 day)", "State: !Ref Times"), "Clock"))
                .isEqualTo("NEEDS_USAGE: runs: the State of the schedule Clock is not known before a deployment");
        assertThat(Small.verdict(priced("rate(1 day)", "ScheduleExpressionTimezone: Europe/Londinium"), "Clock"))
                .isEqualTo("NEEDS_USAGE: runs: no time zone is called Europe/Londinium; expected one such as"
                        + " Europe/London");
    }

    @Test
    void oneThatIsOffStartsNothingHoweverItIsWritten() {
        EnvironmentEstimate estimate = priced("every day", "State: DISABLED");

        assertThat(Small.verdict(estimate, "Clock")).isEqualTo("FREE");
        assertThat(Small.verdict(estimate, "Machine"))
                .isEqualTo("NEEDS_USAGE: state transitions: how often it runs in a month: no schedule tells, and events"
                        + " may start it (0.000025 USD a transition)");
    }

    @Test
    void aDefinitionThatCannotBeReadHidesItsMachineAlone() {
        EnvironmentEstimate estimate = Small.priced(
                folder,
                """
                Resources:
                  Key: {Type: AWS::KMS::Key}
                  Machine: {Type: AWS::StepFunctions::StateMachine, Properties: {DefinitionString: '{"StartAt'}}
                """);

        assertThat(Small.verdict(estimate, "Machine"))
                .isEqualTo("NEEDS_USAGE: states and clusters: its definition is no JSON with states once its functions"
                        + " are carried out");
        assertThat(Small.verdict(estimate, "Key")).isEqualTo("PRICED");
    }

    private EnvironmentEstimate priced(String expression, String more) {
        return Small.priced(
                folder,
                """
                Parameters: {Times: {Type: String}}
                Resources:
                  Key: {Type: AWS::KMS::Key}
                  Machine:
                    Type: AWS::StepFunctions::StateMachine
                    Properties: {DefinitionString: '{"StartAt": "A", "States": {"A": {"Type": "Pass", "End": true}}}'}
                  Clock:
                    Type: AWS::Scheduler::Schedule
                    Properties:
                      ScheduleExpression: %s
                      Target: {Arn: !Ref Machine}
                      %s
                """
                        .formatted(expression, more));
    }
}
