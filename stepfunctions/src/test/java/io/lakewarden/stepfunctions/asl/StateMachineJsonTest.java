package io.lakewarden.stepfunctions.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMachineJsonTest {
    private static final String LAST = "'Z': {'Type': 'Succeed'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    'Type': 'Map', 'ItemReader': {}, 'ItemProcessor': {'StartAt': 'I', 'States': {'I': {'Type': 'Succeed'}}}, 'Next': 'Z' | Cannot run state "A": field ItemReader is not supported
                    'Type': 'Map', 'ItemProcessor': {'ProcessorConfig': {'Mode': 'DISTRIBUTED'}, 'StartAt': 'I', 'States': {'I': {'Type': 'Succeed'}}}, 'Next': 'Z' | Cannot run state "A": Mode "DISTRIBUTED" is not supported, only INLINE
                    'Type': 'Task', 'Resource': 'arn:x', 'HeartbeatSeconds': 5, 'Next': 'Z' | Cannot run state "A": field HeartbeatSeconds is not supported
                    'Type': 'Task', 'Resource': 'arn:x', 'TimeoutSecondsPath': '$.t', 'Next': 'Z' | Cannot run state "A": field TimeoutSecondsPath is not supported
                    'Type': 'Task', 'Resource': 'arn:x', 'Credentials': {}, 'Next': 'Z' | Cannot run state "A": field Credentials is not supported
                    'Type': 'Pass', 'QueryLanguage': 'JSONata', 'Next': 'Z' | Cannot run state "A": QueryLanguage "JSONata" is not supported, only JSONPath
                    'Type': 'Pass', 'Assign': {}, 'Next': 'Z' | Cannot run state "A": field Assign is not supported
                    'Type': 'Pass', 'Parameters': {'x.$': 'States.UUID()'}, 'Next': 'Z' | Cannot run state "A": in Parameters, intrinsic function States.UUID is not supported
                    'Type': 'Pass', 'Parameters': {'x.$': 5}, 'Next': 'Z' | Cannot run state "A": in Parameters, value of x.$ is not text
                    'Type': 'Loop', 'Next': 'Z' | Cannot run state "A": type Loop is not supported
                    'Type': 'Pass', 'Next': 'Y' | Cannot run state "A": it leads to "Y", which is no state here
                    'Type': 'Pass', 'End': true | Cannot run state "Z": no state leads to it
                    'Type': 'Pass' | Cannot run state "A": it needs either Next, or End: true
                    'Type': 'Wait', 'Next': 'Z' | Cannot run state "A": it needs exactly one of Seconds, Timestamp, SecondsPath, TimestampPath
                    'Type': 'Choice', 'Choices': [{'Variable': '$.x', 'StringEqual': 'a', 'Next': 'Z'}] | Cannot run state "A": in Choices, comparison StringEqual is not supported
                    'Type': 'Task', 'Resource': 'arn:x', 'Retry': [{'ErrorEquals': ['States.ALL', 'E']}], 'Next': 'Z' | Cannot run state "A": States.ALL must stand alone and last in its Retry or Catch
                    'Type': 'Task', 'Resource': 'arn:x', 'Catch': [{'ErrorEquals': ['States.ALL'], 'Next': 'Z'}, {'ErrorEquals': ['E'], 'Next': 'Z'}], 'Next': 'Z' | Cannot run state "A": States.ALL must stand alone and last in its Retry or Catch
                    'Type': 'Task', 'Resource': 'arn:x', 'Retry': [{'ErrorEquals': ['E'], 'JitterStrategy': 'FULL'}], 'Next': 'Z' | Cannot run state "A": JitterStrategy "FULL" is not supported, only NONE
                    'Type': 'Parallel', 'Branches': [{'StartAt': 'Z', 'States': {'Z': {'Type': 'Succeed'}}}], 'Next': 'Z' | Cannot run state "Z": another state has the same name
                    """)
    void whatIsNotSupportedIsRefusedByNameAndState(String state, String message) {
        assertThatThrownBy(() -> read("{'StartAt': 'A', 'States': {'A': {" + state + "}, " + LAST + "}}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aMachineOfJsonataIsRefused() {
        assertThatThrownBy(() -> read("{'QueryLanguage': 'JSONata', 'StartAt': 'Z', 'States': {" + LAST + "}}"))
                .hasMessage("Cannot run the state machine: QueryLanguage \"JSONata\" is not supported, only JSONPath");
    }

    @Test
    void aMachineThatCannotEndIsRefused() {
        assertThatThrownBy(() -> read("{'StartAt': 'A', 'States': {'A': {'Type': 'Pass', 'Next': 'A'}}}"))
                .hasMessage("Cannot run the state machine: from \"A\" no state ends it");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> read("{'StartAt': 'Z', 'StartAt': 'Z', 'States': {" + LAST + "}}"))
                .hasMessage("Cannot read the state machine: Duplicate field 'StartAt'");
    }

    @Test
    void aNameOfMoreThanEightyCharactersIsRefused() {
        String name = "x".repeat(81);

        assertThatThrownBy(() -> read("{'StartAt': '" + name + "', 'States': {'" + name + "': {'Type': 'Succeed'}}}"))
                .hasMessage("Cannot run state \"" + name + "\": its name is longer than 80 characters");
    }

    @Test
    void everyKindOfStateReadsBackTheSame() {
        StateMachine machine = read(
                """
                {'Comment': 'All of them', 'StartAt': 'A', 'TimeoutSeconds': 60, 'States': {
                  'A': {'Type': 'Choice', 'Choices': [
                    {'Or': [{'Variable': '$.x', 'NumericLessThanPath': '$.y'}, {'Not': {'Variable': '$.x', 'IsNull': true}}], 'Next': 'B'}],
                    'Default': 'C', 'InputPath': null},
                  'B': {'Type': 'Wait', 'TimestampPath': '$.t', 'Next': 'C'},
                  'C': {'Type': 'Map', 'ItemsPath': '$.l', 'MaxConcurrency': 2, 'ItemSelector': {'v.$': '$$.Map.Item.Value', 'k': [1, null]},
                    'ItemProcessor': {'StartAt': 'I', 'States': {'I': {'Type': 'Pass', 'Result': {'a': 1}, 'End': true}}},
                    'ResultPath': null, 'Next': 'D'},
                  'D': {'Type': 'Parallel', 'Branches': [{'StartAt': 'L', 'States': {'L': {'Type': 'Succeed'}}}],
                    'Retry': [{'ErrorEquals': ['E'], 'MaxDelaySeconds': 9}],
                    'Catch': [{'ErrorEquals': ['States.ALL'], 'ResultPath': '$.e', 'Next': 'F'}], 'Next': 'E'},
                  'E': {'Type': 'Task', 'Resource': 'arn:x', 'Parameters': {'x.$': 'States.Format(\\'a {} \\\\\\\\{\\', $.l[?(@.id == 1)])'}, 'End': true},
                  'F': {'Type': 'Fail', 'ErrorPath': '$.e.Error', 'Cause': 'known'}}}
                """);

        assertThat(StateMachineJson.read(StateMachineJson.toJson(machine))).isEqualTo(machine);
    }

    @Test
    void quotedTextIsEscapedAndAPlaceholderStaysOne() {
        Expression.Quoted quoted = Expression.Quoted.of("it's {a} \\ ${JobsJarUri}");

        assertThat(quoted.escaped()).isEqualTo("it\\'s \\{a\\} \\\\ ${JobsJarUri}");
        assertThat(quoted.text()).isEqualTo("it's {a} \\ ${JobsJarUri}");
        Expression call = new Expression.Call(Intrinsic.ARRAY, List.of(quoted));
        assertThat(Expression.parse(call.written())).isEqualTo(call);
    }

    private static StateMachine read(String withSingleQuotes) {
        return StateMachineJson.read(
                withSingleQuotes.replace("\\'", "\u0000").replace('\'', '"').replace("\u0000", "'"));
    }
}
