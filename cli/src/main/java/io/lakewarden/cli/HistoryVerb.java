package io.lakewarden.cli;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.logs.EventLogs;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.live.Deployed;
import io.lakewarden.cli.local.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Spark's own History Server over the runs' event logs. */
@Command(
        name = "history",
        description = {
            "Serve Spark's History Server on this machine over the event logs of the runs, until interrupted.",
            "Of an environment in an account, those in its bucket of logs are fetched first, as its role log-reader."
        })
final class HistoryVerb implements Callable<Integer> {
    private static final String LOCAL = "local";

    @Mixin
    private Console console;

    @Option(names = "--env", paramLabel = "ENV", description = "Environment (default: ${DEFAULT-VALUE}).")
    private String environment = LOCAL;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port on 127.0.0.1 (default: ${DEFAULT-VALUE}, Spark's own).")
    private int port = 18080;

    @Override
    public Integer call() throws IOException, InterruptedException {
        HistoryServer server = new HistoryServer(console, port);
        StateFolder state = new StateFolder(console.dir().resolve(".lakewarden"));
        Path events = environment.equals(LOCAL) ? ofThisMachine(state) : fetched(server, state);
        return server.serve(events, state.logs().resolve("history-server.log"));
    }

    private static Path ofThisMachine(StateFolder state) {
        if (!Files.isDirectory(state.sparkEvents())) {
            throw CommandFailed.because("Cannot show the history: nothing was run here yet; run ./lakewarden up first");
        }

        return state.sparkEvents();
    }

    private Path fetched(HistoryServer server, StateFolder state) {
        Path events = state.eventsOf(environment);
        EventLogs.Downloaded found = LiveEnvironment.with(console, environment, (deployed, session) -> {
            server.checkPort();
            return fetch(deployed, session, events);
        });
        if (found.files() == 0) {
            throw CommandFailed.because("Cannot show the history: no cluster of " + environment
                    + " left event logs in its bucket; which ones do says docs/observability.md");
        }

        console.line(found.files() + " files of event logs, " + found.fetched() + " of them fetched now, in " + events);
        return events;
    }

    private static EventLogs.Downloaded fetch(Deployed deployed, AwsSession session, Path events) {
        try (AwsSession reader = session.as(deployed.logReader(), "lakewarden-history")) {
            return EventLogs.fetch(reader, deployed.logs(), events);
        }
    }
}
