package io.lakewarden.cli;

import io.lakewarden.account.aws.AwsSession;
import io.lakewarden.account.grants.AccountReader;
import io.lakewarden.account.grants.Drift;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.live.DriftText;
import io.lakewarden.cli.live.LiveStatus;
import io.lakewarden.cli.live.NodePrices;
import io.lakewarden.cli.live.StatusJson;
import io.lakewarden.cli.live.StatusText;
import io.lakewarden.cost.price.PriceBook;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a deployed environment does now. */
@Command(
        name = "status",
        description = {
            "Print what a deployed environment does now: executions, SLA, clusters with their age, idle time and cost so"
                    + " far, steps, the age of policies and of secrets, the end of certificates, where logs are, who is told, and"
                    + " last how far Lake Formation has drifted from the definition.",
            "What could not be read is said to be unread, with the reason. docs/live.md says what each section means."
        })
final class StatusVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LiveLake lake;

    @Mixin
    private OfBook book;

    @Option(
            names = "--without-drift",
            description = "Leave Lake Formation out, which is read last and takes the longest.")
    private boolean withoutDrift;

    @Override
    public Integer call() {
        PriceBook prices = book.prices();
        LiveLake.Said said = lake.said(console);
        String environment = said.environment().name();
        return LiveEnvironment.with(console, environment, (deployed, session) -> {
            LiveStatus status =
                    LiveStatus.of(deployed, session, new NodePrices(prices, session.region()), Instant.now());
            StatusText.lines(status).forEach(console::line);
            Reading<Drift> drift = drift(said, session);
            DriftText.lines(environment, drift).forEach(console::line);
            console.result(StatusJson.of(status, drift));
            return ExitCode.OK.code();
        });
    }

    private Reading<Drift> drift(LiveLake.Said said, AwsSession session) {
        if (withoutDrift) {
            return Reading.unread("it was left out with --without-drift");
        }

        return console.waiting(
                "Reading Lake Formation",
                () -> Reading.of(() -> Drift.between(
                        said.desired(),
                        said.earlier(),
                        AccountReader.read(session, said.desired().estate()))));
    }
}
