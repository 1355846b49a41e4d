package io.lakewarden.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConsoleTest {
    private final Verb verb = new Verb();
    private final StringWriter err = new StringWriter();

    @Command
    static final class Verb {
        @Mixin
        private Console console;
    }

    ConsoleTest() {
        new CommandLine(verb).setErr(new PrintWriter(err));
    }

    @Test
    void whatTakesLongIsTold() {
        String done = verb.console.telling("Waiting", () -> {
            await().untilAsserted(() -> assertThat(err).hasToString("Waiting" + System.lineSeparator()));
            return "done";
        });

        assertThat(done).isEqualTo("done");
    }

    @Test
    void whatIsDoneAtOnceIsNot() {
        assertThat(verb.console.telling("Waiting", () -> "done")).isEqualTo("done");

        assertThat(err).hasToString("");
    }
}
