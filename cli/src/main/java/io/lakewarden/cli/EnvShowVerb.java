package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Platform;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Every value of an environment. */
@Command(
        name = "show",
        description = {
            "Print every value of an environment, what it means, and where it comes from:",
            "a line of its file, its posture, or a default."
        })
final class EnvShowVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Parameters(index = "0", paramLabel = "ENV", description = "The environment.")
    private String name;

    @Override
    public Integer call() {
        Environment environment = environment(DefinitionCheck.required(console).platform());
        List<EnvironmentValue> values = EnvironmentValue.all(console.dir(), environment);
        console.line(TextTable.whole(
                List.of("key", "value", "from", "meaning"),
                values.stream()
                        .map(value -> List.of(value.key(), value.value(), value.origin(), value.description()))
                        .toList()));
        ObjectNode result = Json.object().put("env", environment.name());
        ArrayNode array = result.putArray("values");
        values.forEach(value -> array.addObject()
                .put("key", value.key())
                .put("value", value.value())
                .put("from", value.origin())
                .put("meaning", value.description()));
        console.result(result);
        return ExitCode.OK.code();
    }

    private Environment environment(Platform platform) {
        return platform.environment(name)
                .orElseThrow(() -> CommandFailed.because("Cannot show the environment " + name
                        + ": there is none of that name; name one of "
                        + String.join(
                                ", ",
                                platform.environments().stream()
                                        .map(Environment::name)
                                        .toList())));
    }
}
