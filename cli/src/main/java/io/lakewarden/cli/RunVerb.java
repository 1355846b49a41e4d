package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.RunDay;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.live.Deployed;
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
import java.time.DateTimeException;
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
            "Execute a pipeline's state machine once, as the Step Functions console would: on this machine, or in an"
                    + " account with --env.",
            "Without --date and --input it runs yesterday in the pipeline's time zone.",
            "In an account it follows the execution to its end. Asked again for the same day it finds the same execution;"
                    + " Ctrl-C leaves it running. docs/live.md says more."
        })
final class RunVerb implements Callable<Integer> {
    private static final String LOCAL = "local";

    @Mixin
    private Console console;

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "Environment: local, or one in an account (default: local).")
    private String environment = LOCAL;

    @Mixin
    private FollowOptions follow;

    @Parameters(paramLabel = "PIPELINE", description = "The pipeline's name.")
    private String name;

    @ArgGroup(multiplicity = "0..1")
    private Input input = new Input();

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of daily files (default: that of the last up).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "With --from: the last day (default: the first).")
    private Optional<LocalDate> to = Optional.empty();

    /** At most one of these. */
    private static final class Input {
        @Option(names = "--date", paramLabel = "DATE", description = "The day to run for.")
        private Optional<LocalDate> date = Optional.empty();

        @Option(names = "--input", paramLabel = "JSON", description = "The execution's input, as in the console.")
        private Optional<String> json = Optional.empty();

        @Option(
                names = "--from",
                paramLabel = "DATE",
                description = "In an account: the first of several days, run one after the other.")
        private Optional<LocalDate> from = Optional.empty();
    }

    @Override
    public Integer call() {
        if (to.isPresent() && input.from.isEmpty()) {
            throw CommandFailed.usage("Invalid --to: expected --from with it");
        }

        return environment.equals(LOCAL) ? here() : inAccount();
    }

    private Integer inAccount() {
        follow.check();
        data.ifPresent(folder -> {
            throw CommandFailed.usage(
                    "Invalid --data: expected --env local with it; in an account files arrive in" + " landing");
        });
        Deployed deployed = LiveEnvironment.deployed(console, environment);
        Pipeline pipeline = LiveExecutions.requiredPipeline("run", deployed, name);
        List<LocalDate> days = days(pipeline);
        requireOver(pipeline, days.get(days.size() - 1));
        return LiveEnvironment.with(
                console, deployed, session -> run(pipeline, days, new LiveRun(console, deployed, session, follow)));
    }

    /** Runs one day after the other until one fails. */
    private Integer run(Pipeline pipeline, List<LocalDate> days, LiveRun run) {
        ObjectNode result = Json.object().put("env", environment);
        ArrayNode runs = result.putArray("runs");
        boolean well = true;
        for (LocalDate day : days) {
            if (well) {
                LiveRun.Request request = new LiveRun.Request(
                        pipeline,
                        day,
                        day.toString(),
                        "./lakewarden run " + name + " --env " + environment + " --date " + day);
                Execution execution = run.run(request);
                runs.add(run.json(request, execution));
                well = LiveRun.isWell(execution);
            } else {
                console.line(name + " " + day + "  not started, since the day before it failed");
            }
        }

        console.result(result);
        return (well ? ExitCode.OK : ExitCode.FAILED).code();
    }

    /** Of a day that is not over there are no files yet; a cluster would start, wait for nothing and fail. */
    private static void requireOver(Pipeline pipeline, LocalDate last) {
        LocalDate newest = RunDay.before(Instant.now(), pipeline.timeZone());
        if (last.isAfter(newest)) {
            throw CommandFailed.usage("Invalid day: got " + last + ", expected no later than " + newest
                    + ", the last day that is over in " + pipeline.timeZone());
        }
    }

    /** The days that are asked for, in order. */
    private List<LocalDate> days(Pipeline pipeline) {
        if (input.from.isEmpty()) {
            JsonNode date = executionInput().path("date");
            return List.of(
                    date.isMissingNode() ? RunDay.before(Instant.now(), pipeline.timeZone()) : date(date.asText()));
        }

        LocalDate from = input.from.get();
        LocalDate last = to.orElse(from);
        if (last.isBefore(from)) {
            throw CommandFailed.usage("Invalid --from: got " + from + ", expected no later than --to " + last);
        }

        if (follow.isDetached() && !last.equals(from)) {
            throw CommandFailed.usage("Invalid --detach: expected one day with it, since days run one after the other");
        }

        return from.datesUntil(last.plusDays(1)).toList();
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw CommandFailed.usage("Invalid --input: got the date " + text + ", expected one such as 2011-03-21");
        }
    }

    private Integer here() {
        if (follow.isDetached() || input.from.isPresent()) {
            throw CommandFailed.usage(
                    "Invalid --detach or --from: expected an environment in an account with it; on this"
                            + " machine ./lakewarden up runs several days");
        }

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
