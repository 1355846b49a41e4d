package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.account.aws.AccountTrouble;
import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.runs.Clusters;
import io.lakewarden.account.runs.Execution;
import io.lakewarden.account.runs.Executions;
import io.lakewarden.account.runs.Following;
import io.lakewarden.account.runs.RunDay;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.cli.live.RunJson;
import io.lakewarden.cli.live.Words;
import io.lakewarden.model.Pipeline;
import io.lakewarden.model.text.OneLine;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Starts executions and follows them. The same day asked for again finds the same execution: by its name, or, whoever started
 * it, while one of that day runs.
 */
final class LiveRun {
    private static final int WIDTH = 400;

    private final Console console;
    private final AwsSession session;
    private final Deployed deployed;
    private final FollowOptions options;
    private final LiveExecutions executions;
    private final Clock clock = Clock.systemUTC();

    /**
     * A day that is to be run.
     *
     * @param pipeline whose
     * @param day of the input
     * @param name of the execution, if there is none yet
     * @param comeBack the command that finds it again
     */
    record Request(Pipeline pipeline, LocalDate day, String name, String comeBack) {}

    LiveRun(Console console, Deployed deployed, AwsSession session, FollowOptions options) {
        this.console = console;
        this.session = session;
        this.deployed = deployed;
        this.options = options;
        this.executions = new LiveExecutions("run", deployed, session);
    }

    /** Runs a day, to its end unless it was to be left running. */
    Execution run(Request request) {
        Execution execution = running(request).orElseGet(() -> started(request));
        String about = request.pipeline().name() + " " + request.day() + " in "
                + deployed.environment().name() + ": execution " + execution.name();
        if (execution.isOver()) {
            console.progress(about + " has run already");
        } else {
            console.progress(about + ", " + execution.status() + " since " + Words.moment(execution.started()));
        }

        if (execution.isOver() || options.isDetached()) {
            return told(request, execution);
        }

        return told(request, followed(request, execution));
    }

    private Optional<Execution> running(Request request) {
        return executions.running(request.pipeline()).stream()
                .flatMap(execution -> executions.executions().find(execution.arn()).stream())
                .filter(execution -> RunDay.of(execution, request.pipeline().timeZone())
                        .filter(request.day()::equals)
                        .isPresent())
                .findFirst();
    }

    private Execution started(Request request) {
        return executions
                .executions()
                .start(deployed.machine(request.pipeline()), request.name(), RunDay.input(request.day()))
                .orElseThrow(() -> executions.notDeployed(request.pipeline()));
    }

    private Execution followed(Request request, Execution execution) {
        Thread farewell = new Thread(
                () -> console.progress("The execution goes on; come back with: " + request.comeBack()), "farewell");
        Runtime.getRuntime().addShutdownHook(farewell);
        FollowLines lines =
                new FollowLines(console, new Clusters(session), deployed.cluster(request.pipeline(), execution));
        Executions all = executions.executions();
        try {
            return new Following(all, clock, options::await).toItsEnd(execution, lines);
        } catch (AccountTrouble trouble) {
            throw CommandFailed.because(
                    trouble.getMessage() + "; the execution goes on, come back with: " + request.comeBack());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailed.because(
                    "Cannot follow " + execution.name() + ": interrupted; come back with: " + request.comeBack());
        } finally {
            Runtime.getRuntime().removeShutdownHook(farewell);
        }
    }

    private Execution told(Request request, Execution execution) {
        String failure = execution
                .failure()
                .map(why -> ": " + OneLine.of(why.error() + ": " + why.cause(), WIDTH))
                .orElse("");
        console.line(request.pipeline().name() + " " + request.day() + "  " + execution.name() + "  "
                + execution.status() + " after " + Words.time(execution.took(clock.instant())) + failure);
        if (execution.isOver()) {
            String env = " --env " + deployed.environment().name();
            console.line("  logs:  ./lakewarden logs " + execution.name() + env);
            console.line("  again: ./lakewarden rerun " + execution.name() + env);
        } else {
            console.line("  come back: " + request.comeBack());
        }

        return execution;
    }

    /** What became of it, for a program. */
    ObjectNode json(Request request, Execution execution) {
        return RunJson.of(execution, clock.instant())
                .put("pipeline", request.pipeline().name())
                .put("date", request.day().toString())
                .put("logGroup", deployed.logGroup(request.pipeline()));
    }

    /** Whether a command that did this much did well: it succeeded, or was to be left running. */
    static boolean isWell(Execution execution) {
        return !execution.isOver() || execution.status() == Execution.Status.SUCCEEDED;
    }
}
