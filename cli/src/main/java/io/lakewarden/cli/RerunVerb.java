package io.lakewarden.cli;

import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.RunDay;
import io.lakewarden.cli.LiveExecutions.Found;
import io.lakewarden.cli.LiveRun.Request;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.live.RunJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an execution's day again. */
@Command(
        name = "rerun",
        description = {
            "Run the day of an execution that is over once more, as a new execution, and follow it.",
            "The day is that of the first one's input, or the one before its start. Jobs may run twice; a redrive of a"
                    + " caught failure would only fail again.",
            "An execution is rerun once: asked for again, its rerun is followed; a rerun that failed is rerun by its name."
        })
final class RerunVerb implements Callable<Integer> {
    private static final int HASH_LENGTH = 8;

    @Mixin
    private Console console;

    @Mixin
    private LiveEnvironment where;

    @Mixin
    private FollowOptions options;

    @Parameters(paramLabel = "EXECUTION", description = "The execution's name or ARN.")
    private String word;

    @Option(
            names = "--unless-succeeded",
            description = "Start nothing and end well if it succeeded: its day is published.")
    private boolean unlessSucceeded;

    @Override
    public Integer call() {
        options.check();
        return where.with(console, (deployed, session) -> {
            LiveExecutions executions = new LiveExecutions("rerun", deployed, session);
            Found first = executions.required(word);
            String env = " --env " + deployed.environment().name();
            if (!first.execution().isOver()) {
                throw executions.cannot(
                        word,
                        "it is " + first.execution().status(),
                        "wait for its end, or end it with ./lakewarden stop " + word + env);
            }

            if (unlessSucceeded && first.execution().status() == Execution.Status.SUCCEEDED) {
                console.line(first.execution().name() + " has succeeded; nothing was started");
                console.result(RunJson.of(first.execution(), Instant.now()));
                return ExitCode.OK.code();
            }

            LocalDate day = RunDay.of(first.execution(), first.pipeline().timeZone())
                    .orElseThrow(() -> executions.cannot(
                            word,
                            "its input names no day: "
                                    + first.execution().input().orElse("none"),
                            "name one with ./lakewarden run " + first.pipeline().name() + env + " --date DATE"));
            LiveRun run = new LiveRun(console, deployed, session, options);
            Request request = new Request(
                    first.pipeline(), day, name(day, first.execution()), "./lakewarden rerun " + word + env);
            Execution execution = run.run(request);
            console.result(run.json(request, execution)
                    .put("rerunOf", first.execution().arn()));
            return (LiveRun.isWell(execution) ? ExitCode.OK : ExitCode.FAILED).code();
        });
    }

    /** The day, and which execution it is a rerun of. */
    private static String name(LocalDate day, Execution first) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(first.arn().getBytes(StandardCharsets.UTF_8));
            return day + "-again-" + HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot name a rerun: every Java has SHA-256", e);
        }
    }
}
