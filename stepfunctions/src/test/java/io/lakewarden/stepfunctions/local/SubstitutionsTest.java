package io.lakewarden.stepfunctions.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SubstitutionsTest {
    @Test
    void valuesAreEscapedAsTheirPlaceDemands() {
        String filled = Substitutions.apply(
                "{\"plain\": \"x ${Name}\", \"args.$\": \"States.Array('${Name}', $.a)\", \"list\": [\"${Name}\"]}",
                new TreeMap<>(Map.of("Name", "it's \"{a}\" \\ b")));

        assertThat(filled)
                .isEqualTo(
                        """
                        {
                          "plain" : "x it's \\"{a}\\" \\\\ b",
                          "args.$" : "States.Array('it\\\\'s \\"\\\\{a\\\\}\\" \\\\\\\\ b', $.a)",
                          "list" : [
                            "it's \\"{a}\\" \\\\ b"
                          ]
                        }
                        """);
    }

    @Test
    void aMissingValueIsNamed() {
        assertThatThrownBy(() -> Substitutions.apply("{\"x\": \"${LogUri}\"}", new TreeMap<>()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot fill ${LogUri}: no value is given for it");
    }

    @Test
    void namesAreSortedAndUnique() {
        assertThat(Substitutions.names("${B} ${A} ${B} $.c {D}")).containsExactly("A", "B");
    }
}
