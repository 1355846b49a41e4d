package io.lakewarden.cli.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTest {
    @Test
    void quotesKeepWordsTogether() {
        assertThat(Shell.commands("jq '.a | .b' \"a b\" c\\ d"))
                .containsExactly(List.of("jq", ".a | .b", "a b", "c d"));
    }

    @Test
    void commandsWithinWordsAreCommandsToo() {
        assertThat(Shell.commands("id=$(aws emr list-clusters --active)\naws x --at \"$(date +%F)\" | head > file"))
                .containsExactly(
                        List.of("aws", "emr", "list-clusters", "--active"),
                        List.of("date", "+%F"),
                        List.of("aws", "x", "--at", "$(date +%F)"),
                        List.of("head"));
    }

    @Test
    void loopsAreTheCommandsInThem() {
        assertThat(Shell.commands("while [[ ! \"$a\" > \"$b\" ]]; do\n  sleep 60\ndone"))
                .containsExactly(List.of("[[", " ! \"$a\" > \"$b\" "), List.of("sleep", "60"));
    }

    @Test
    void whatDoesNotEndIsRefused() {
        assertThatThrownBy(() -> Shell.commands("echo 'a"))
                .hasMessage("Cannot read a command: the quote ' does not end");
        assertThatThrownBy(() -> Shell.commands("a=$(date")).hasMessage("Cannot read a command: $( does not end");
    }
}
