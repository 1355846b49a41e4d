package io.lakewarden.cli;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Execution;
import io.lakewarden.cli.LiveExecutions.Found;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.cli.live.RunJson;
import io.lakewarden.model.Pipeline;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends an execution. */
@Command(
        name = "stop",
        description = {
            "End an execution of a deployed environment, or the one of a pipeline that runs.",
            "Its cluster is ended a minute later by the environment's own rule; what was published stays.",
            "With --left: end the clusters of executions that are over, and no other; without --yes they are only shown."
        })
final class StopVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LiveEnvironment where;

    @ArgGroup(multiplicity = "1")
    private What what;

    @Option(names = "--yes", description = "With --left: do it.")
    private boolean yes;

    /** One of these. */
    private static final class What {
        @Parameters(
                paramLabel = "EXECUTION|PIPELINE",
                description = "An execution's name or ARN, or a pipeline's name.")
        private Optional<String> word = Optional.empty();

        @Option(names = "--left", description = "The clusters whose executions are over.")
        private boolean left;
    }

    @Override
    public Integer call() {
        if (yes && !what.left) {
            throw CommandFailed.usage("Invalid --yes: only --left asks for it");
        }

        return where.with(console, (deployed, session) -> what.word
                .map(word -> execution(word, deployed, session))
                .orElseGet(() -> left(deployed, session)));
    }

    private int left(Deployed deployed, AwsSession session) {
        LeftClusters left = LeftClusters.of(deployed, session);
        left.lines().forEach(console::line);
        if (yes) {
            left.end().forEach(console::line);
        } else if (!left.all().isEmpty()) {
            console.line("nothing was done; --yes ends " + (left.all().size() == 1 ? "it" : "them"));
        }

        console.result(left.json(yes));
        return ExitCode.OK.code();
    }

    private int execution(String word, Deployed deployed, AwsSession session) {
        LiveExecutions executions = new LiveExecutions("stop", deployed, session);
        Execution execution = executions
                .pipeline(word)
                .map(pipeline -> running(word, executions, pipeline))
                .orElseGet(() -> open(word, executions, executions.required(word)));
        Execution stopped = executions
                .executions()
                .stop(execution.arn(), "By " + session.caller())
                .orElse(execution);
        console.line(execution.name() + ": " + (stopped.isOver() ? stopped.status() : "asked to stop")
                + "; its cluster goes within minutes, as ./lakewarden status --env "
                + deployed.environment().name() + " shows");
        console.result(RunJson.of(stopped, Instant.now()));
        return ExitCode.OK.code();
    }

    private static Execution running(String word, LiveExecutions executions, Pipeline pipeline) {
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

    private static Execution open(String word, LiveExecutions executions, Found found) {
        if (found.execution().isOver()) {
            throw executions.cannot(word, "it is over: " + found.execution().status(), "there is nothing to stop");
        }

        return found.execution();
    }
}
