package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.local.Ledger;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.signals.AccessSignals;
import io.lakewarden.cli.signals.CostSignals;
import io.lakewarden.cli.signals.Exposition;
import io.lakewarden.cli.signals.MetricsServer;
import io.lakewarden.cli.signals.RunSignals;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import java.io.IOException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the runs of this machine come to, for Prometheus. */
@Command(
        name = "metrics",
        description = {
            "Print the metrics of the runs on this machine in Prometheus' text format,",
            "or serve them at /metrics on 127.0.0.1, until interrupted."
        })
final class MetricsVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LocalOnly localOnly;

    @Option(names = "--port", paramLabel = "PORT", description = "Serve on that port (default: print once).")
    private Optional<Integer> port = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        localOnly.check();
        port.filter(number -> number < 1 || number > 65_535).ifPresent(number -> {
            throw CommandFailed.usage("Invalid --port: got " + number + ", expected 1 to 65535");
        });
        CheckedPlatform checked = DefinitionCheck.required(console);
        String text = metrics(checked).text();
        if (port.isPresent()) {
            return serve(checked, port.get());
        }

        console.line(text.stripTrailing());
        console.result(Json.object().put("text", text));
        return ExitCode.OK.code();
    }

    private Integer serve(CheckedPlatform checked, int number) throws InterruptedException {
        try (MetricsServer server = MetricsServer.start(number, () -> metrics(checked))) {
            console.line("Metrics for Prometheus: " + server.url() + "  (Ctrl-C ends it)");
            console.result(Json.object().put("url", server.url()));
            new CountDownLatch(1).await();
            return ExitCode.OK.code();
        } catch (IOException e) {
            throw CommandFailed.because(
                    "Cannot serve metrics on port " + number + ": " + e.getMessage() + "; name another with --port");
        }
    }

    private Exposition metrics(CheckedPlatform checked) {
        Environment local = LocalEnvironment.of(checked);
        StateFolder state = new StateFolder(console.dir().resolve(".lakewarden"));
        Exposition exposition = new Exposition();
        new RunSignals(local.name(), new Ledger(state)).addTo(exposition, LocalEnvironment.pipelines(checked, local));
        new AccessSignals(local.name(), state.audit()).addTo(exposition, checked.platform());
        checked.platform().environments().stream()
                .filter(environment -> !environment.isLocal())
                .forEach(environment -> new CostSignals(
                                environment.name(),
                                new BudgetsFile(console.dir(), environment).read(),
                                YearMonth.now(ZoneOffset.UTC))
                        .addTo(exposition));
        return exposition;
    }
}
