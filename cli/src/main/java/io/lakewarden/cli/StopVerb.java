package io.lakewarden.cli;

import io.lakewarden.account.runs.Execution;
import io.lakewarden.cli.LiveExecutions.Found;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.live.RunJson;
import io.lakewarden.model.Pipeline;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends an execution. */
@Command(
        name = "stop",
        description = {
            "End an execution of a deployed environment, or the one of a pipeline that runs.",
            "Its cluster is ended a minute later by the environment's own rule; what was published stays."
        })
final class StopVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LiveEnvironment where;

    @Parameters(paramLabel = "EXECUTION|PIPELINE", description = "An execution's name or ARN, or a pipeline's name.")
    private String word;

    @Override
    public Integer call() {
        return where.with(console, (deployed, session) -> {
            LiveExecutions executions = new LiveExecutions("stop", deployed, session);
            Execution execution = executions
                    .pipeline(word)
                    .map(pipeline -> running(executions, pipeline))
                    .orElseGet(() -> open(executions, executions.required(word)));
            Execution stopped = executions
                    .executions()
                    .stop(execution.arn(), "By " + session.caller())
                    .orElse(execution);
            console.line(execution.name() + ": " + stopped.status()
                    + "; its cluster goes within minutes, as ./lakewarden status --env "
                    + deployed.environment().name() + " shows");
            console.result(RunJson.of(stopped, Instant.now()));
            return ExitCode.OK.code();
        });
    }

    private Execution running(LiveExecutions executions, Pipeline pipeline) {
        List<Execution> running = executions.running(pipeline);
        if (running.isEmpty()) {
            throw executions.cannot(word, "none of its executions runs", "there is nothing to stop");
        }

        if (running.size() > 1) {
            throw executions.cannot(
                    word,
                    running.size() + " of its executions run",
                    "name one of " + running.stream().map(Execution::name).collect(Collectors.joining(", ")));
        }

        return running.get(0);
    }

    private Execution open(LiveExecutions executions, Found found) {
        if (found.execution().isOver()) {
            throw executions.cannot(word, "it is over: " + found.execution().status(), "there is nothing to stop");
        }

        return found.execution();
    }
}
