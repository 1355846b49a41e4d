package io.lakewarden.cli;

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
                    + " far, steps, the age of policies, the end of certificates, and where logs are.",
            "What could not be read is said to be unread, with the reason. docs/live.md says what each section means."
        })
final class StatusVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LiveEnvironment where;

    @Mixin
    private OfBook book;

    @Override
    public Integer call() {
        PriceBook prices = book.prices();
        return where.with(console, (deployed, session) -> {
            LiveStatus status =
                    LiveStatus.of(deployed, session, new NodePrices(prices, session.region()), Instant.now());
            StatusText.lines(status).forEach(console::line);
            console.result(StatusJson.of(status));
            return ExitCode.OK.code();
        });
    }
}
