package io.lakewarden.cost.inventory.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateYamlTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Ref Bucket                     | {'Ref':'Bucket'}",
                "!Condition IsLive               | {'Condition':'IsLive'}",
                "!GetAtt Vpc.Cidr.Block          | {'Fn::GetAtt':'Vpc.Cidr.Block'}",
                "!Sub '${A}-b'                   | {'Fn::Sub':'${A}-b'}",
                "!GetAZs ''                      | {'Fn::GetAZs':''}",
                "!If [Live, !Ref A, 2]           | {'Fn::If':['Live',{'Ref':'A'},2]}",
                "!Base64 {Ref: A}                | {'Fn::Base64':{'Ref':'A'}}",
                "{'Fn::Join': ['', [a, !Ref B]]} | {'Fn::Join':['',['a',{'Ref':'B'}]]}",
            })
    void aShortFormIsTheFunctionThatItIsShortFor(String yaml, String json) throws InvalidYaml {
        assertThat(TemplateYaml.read(yaml)).hasToString(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "3            | 3",
                "0.10         | 0.10",
                "true         | true",
                "False        | false",
                "null         | null",
                "yes          | true",
                "Off          | false",
                "~            | null",
                "2010-09-09   | '2010-09-09'",
                "012345678901 | '012345678901'",
                "0x1F         | '0x1F'",
                "10.0.0.0/16  | '10.0.0.0/16'",
            })
    void scalarsAreWhatCloudFormationTakesThemFor(String yaml, String json) throws InvalidYaml {
        assertThat(TemplateYaml.read(yaml)).hasToString(json.replace('\'', '"'));
    }

    @Test
    void aQuotedNumberIsText() throws InvalidYaml {
        assertThat(TemplateYaml.read("a: '3'")).hasToString("{\"a\":\"3\"}");
    }

    @Test
    void anAliasIsWhatItsAnchorIs() throws InvalidYaml {
        assertThat(TemplateYaml.read("a: &x {b: 1}\nc: *x")).hasToString("{\"a\":{\"b\":1},\"c\":{\"b\":1}}");
    }

    @Test
    void refusesWhatIsNoTemplateWithItsPlace() {
        refuses("a: [1", "line 1, column 6: expected ',' or ']', but got <stream end>");
        refuses("", "it is empty");
        refuses("a: 1\n---\nb: 2", "it has more than one document");
        refuses("a: !Not-One b", "line 1, column 4: no function is called !Not-One");
        refuses("? [a]\n: b", "line 1, column 3: a key has to be a text");
        refuses("a: &x {b: 1}\nc:\n  <<: *x", "line 3, column 3: CloudFormation takes no merge key");
    }

    @Test
    void anAliasWithinItsOwnAnchorEnds() {
        assertThatThrownBy(() -> TemplateYaml.read("a: &x [*x]"))
                .isInstanceOf(InvalidYaml.class)
                .hasMessageContaining("it is too deep or too large, or refers to itself");
    }

    private static void refuses(String yaml, String why) {
        assertThatThrownBy(() -> TemplateYaml.read(yaml))
                .as(yaml)
                .isInstanceOf(InvalidYaml.class)
                .hasMessage(why);
    }
}
