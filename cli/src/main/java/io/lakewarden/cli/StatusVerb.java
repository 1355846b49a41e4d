package io.lakewarden.cli;

import io.lakewarden.account.grants.AccountReader;
import io.lakewarden.account.grants.Drift;
import io.lakewarden.account.runs.Reading;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.live.LiveStatus;
import io.lakewarden.cli.live.NodePrices;
import io.lakewarden.cli.live.StatusJson;
import io.lakewarden.cli.live.StatusText;
import io.lakewarden.cost.price.PriceBook;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a deployed environment does now. */
@Command(
        name = "status",
        description = {
            "Print what a deployed environment does now: executions, SLA, clusters with their age, idle time and cost so"
                    + " far, steps, the age of policies and of secrets, the end of certificates, how far Lake Formation has"
                    + " drifted from the definition, where logs are, and who is told.",
            "What could not be read is said to be unread, with the reason. docs/live.md says what each section means."
        })
final class StatusVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LiveLake lake;

    @Mixin
    private OfBook book;

    @Override
    public Integer call() {
        PriceBook prices = book.prices();
        LiveLake.Said said = lake.said(console);
        return LiveEnvironment.with(console, said.environment().name(), (deployed, session) -> {
            Reading<Drift> drift = Reading.of(() -> Drift.between(
                    said.desired(),
                    said.earlier(),
                    AccountReader.read(session, said.desired().estate())));
            LiveStatus status =
                    LiveStatus.of(deployed, session, new NodePrices(prices, session.region()), drift, Instant.now());
            StatusText.lines(status).forEach(console::line);
            console.result(StatusJson.of(status));
            return ExitCode.OK.code();
        });
    }
}
