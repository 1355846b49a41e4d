package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.Landing;
import io.lakewarden.cli.local.Ledger;
import io.lakewarden.cli.local.LocalPlatform;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.local.WriteLock;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.check.CheckedPlatform;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Executes one pipeline's state machine once, whether or not anything is new. */
@Command(
        name = "run",
        description = {
            "Execute a pipeline's state machine once on this machine, as the Step Functions console would.",
            "Without --date and --input it gets {}, which means yesterday in the pipeline's time zone."
        })
final class RunVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LocalOnly localOnly;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String name;

    @ArgGroup(multiplicity = "0..1")
    private Input input = new Input();

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of daily files (default: that of the last up).")
    private Optional<Path> data = Optional.empty();

    /** At most one of these. */
    private static final class Input {
        @Option(names = "--date", paramLabel = "DATE", description = "The day to run for.")
        private Optional<LocalDate> date = Optional.empty();

        @Option(names = "--input", paramLabel = "JSON", description = "The execution's input, as in the console.")
        private Optional<String> json = Optional.empty();
    }

    @Override
    public Integer call() {
        localOnly.check();
        CheckedPlatform checked = DefinitionCheck.required(console);
        Environment local = LocalEnvironment.of(checked);
        List<Pipeline> here = LocalEnvironment.pipelines(checked, local);
        Pipeline pipeline = here.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandFailed.usage("Cannot run " + name + ": no such pipeline here; there is "
                        + String.join(", ", here.stream().map(Pipeline::name).toList())));
        JsonNode executionInput = executionInput();
        StateFolder state = new StateFolder(console.dir().resolve(".lakewarden"));
        return WriteLock.holding(state, "run", () -> run(checked, local, state, pipeline, executionInput));
    }

    private Integer run(
            CheckedPlatform checked, Environment local, StateFolder state, Pipeline pipeline, JsonNode executionInput) {
        Landing landing = LandingChoice.last(state, data);
        RunOutcome outcome;
        try (ProgressLines progress = new ProgressLines(console, 1);
                LocalPlatform platform = new LocalPlatform(Installation.current(), state, checked, local, progress)) {
            outcome = platform.run(pipeline, landing, executionInput, Instant.now());
        }

        Path page = RunReport.write(checked, local, state, OnDay.byDefault(console));
        UpSummary summary = new UpSummary(new Ledger(state), List.of(outcome), 1, page);
        summary.lines().forEach(console::line);
        console.result(summary.json());
        return (summary.succeeded() ? ExitCode.OK : ExitCode.FAILED).code();
    }

    private JsonNode executionInput() {
        if (input.json.isEmpty()) {
            return input.date
                    .map(date -> Json.object().put("date", date.toString()))
                    .orElseGet(Json::object);
        }

        JsonNode given;
        try {
            given = Json.read(input.json.get());
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("Invalid --input: " + e.getMessage());
        }

        boolean understood = given.isObject()
                && (given.isEmpty() || given.size() == 1 && given.path("date").isTextual());
        if (!understood) {
            throw CommandFailed.usage(
                    "Invalid --input: got " + given + ", expected {} or an object with a text \"date\" and no more");
        }

        return given;
    }
}
