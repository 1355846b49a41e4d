package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the platform up on this machine. */
@Command(
        name = "up",
        description = {
            "Run the platform on this machine: every pipeline, for every day of input that is new.",
            "Without --data it writes a week of sample files first."
        })
final class UpVerb implements Callable<Integer> {
    @Mixin
    private Console console;

    @Mixin
    private LocalOnly localOnly;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of daily files, <date>.csv or <date>/*.csv; read in place (default: a sample week).")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--from", paramLabel = "DATE", description = "First day to take (default: the first there is).")
    private Optional<LocalDate> from = Optional.empty();

    @Option(names = "--to", paramLabel = "DATE", description = "Last day to take (default: the last there is).")
    private Optional<LocalDate> to = Optional.empty();

    @Option(names = "--fresh", description = "Forget the lake and all runs of this machine first.")
    private boolean fresh;

    @Override
    public Integer call() {
        localOnly.check();
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw CommandFailed.usage(
                    "Invalid --from: got " + from.get() + ", expected no later than --to " + to.get());
        }

        CheckedPlatform checked = DefinitionCheck.required(console);
        Environment local = LocalEnvironment.of(checked);
        StateFolder state = new StateFolder(console.dir().resolve(".lakewarden"));
        return WriteLock.holding(state, "up", () -> {
            if (fresh) {
                state.clear();
            }

            return run(checked, local, state);
        });
    }

    private Integer run(CheckedPlatform checked, Environment local, StateFolder state) {
        Landing landing = LandingChoice.of(state, data, console);
        List<LocalDate> days = wanted(landing);
        List<Pipeline> pipelines = LocalEnvironment.pipelines(checked, local);
        int total = days.size() * pipelines.size();
        List<RunOutcome> outcomes = new ArrayList<>();
        Installation installation = Installation.current();
        try (ProgressLines progress = new ProgressLines(console, total);
                LocalPlatform platform = new LocalPlatform(installation, state, checked, local, progress)) {
            for (Pipeline pipeline : pipelines) {
                for (LocalDate date : days) {
                    if (platform.isNew(pipeline, landing, date)) {
                        ObjectNode input = Json.object().put("date", date.toString());
                        outcomes.add(platform.run(pipeline, landing, input, Instant.now()));
                    } else {
                        progress.nothingNew(pipeline.name(), date.toString());
                    }
                }
            }
        }

        Path page = RunReport.write(checked, local, state, OnDay.byDefault(console));
        return conclude(new UpSummary(new Ledger(state), outcomes, total, page));
    }

    private List<LocalDate> wanted(Landing landing) {
        SortedMap<LocalDate, Path> days = landing.days();
        if (from.isPresent()) {
            days = days.tailMap(from.get());
        }

        if (to.isPresent()) {
            days = days.headMap(to.get().plusDays(1));
        }

        if (days.isEmpty()) {
            throw CommandFailed.because("Cannot find a day to run in " + landing.folder()
                    + ": expected files named like 2011-03-21.csv"
                    + (from.isPresent() || to.isPresent() ? " between --from and --to" : ""));
        }

        return List.copyOf(days.keySet());
    }

    private Integer conclude(UpSummary summary) {
        summary.lines().forEach(console::line);
        console.result(summary.json());
        return (summary.succeeded() ? ExitCode.OK : ExitCode.FAILED).code();
    }
}
