package io.lakewarden.cli.gameday;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.local.Installation;
import io.lakewarden.cli.local.RunOutcome;
import io.lakewarden.cli.local.WriteLock;
import io.lakewarden.jobs.catalogue.BundledJob;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the platform itself must refuse. */
final class PlatformDrills {
    static final String ENGINE = "ranger-plugins-common";

    private static final String ENGINE_PACKAGE = "NoClassDefFoundError: org/apache/ranger/";

    private PlatformDrills() {}

    /** A second run begins while a step of the first one writes. */
    static void twoRunsAtOnce(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        AtomicReference<String> refusal = new AtomicReference<>("");
        rehearsal.breaks(call -> {
            if (call.runs(BundledJob.CONFORM_INVOICES)) {
                rehearsal.watch().injected();
                refusal.set(refusal(() -> WriteLock.holding(rehearsal.state(), "run", rehearsal::run)));
                rehearsal.watch().noticed();
            }

            return call.proceed();
        });
        RunOutcome outcome = WriteLock.holding(rehearsal.state(), "up", rehearsal::run);
        rehearsal.holds(
                "The second run is refused and names the first",
                refusal.get().startsWith("Cannot run run: up (process ")
                        && refusal.get().endsWith(" is writing here; wait until it ends, or stop it"),
                refusal.get());
        rehearsal.holds("The first run succeeds", outcome.succeeded(), outcome.cause());
        rehearsal.holdsDay();
    }

    /** A jar of Ranger's engine is missing: Spark alone would go on without enforcement. */
    static void extensionMissing(Rehearsal rehearsal) throws IOException {
        rehearsal.deliver();
        Installation whole = rehearsal.ground().installation();
        rehearsal.reopen(withoutEngine(whole, rehearsal.ground().folder().resolve("without-engine")));
        rehearsal.watch().injected();
        String refusal = refusal(rehearsal::run);
        rehearsal.watch().noticed();
        rehearsal.holds(
                "No worker starts, so nothing is read or written",
                refusal.startsWith("Cannot start the Spark worker: "),
                refusal.isEmpty() ? "it ran" : refusal);
        String log = Files.readString(rehearsal.workerLog());
        rehearsal.holds("The worker's log names what is missing", log.contains(ENGINE_PACKAGE), log);
        rehearsal.reopen(whole);
        rehearsal.holdsGold();
        rehearsal.mends(rehearsal.run());
    }

    private static String refusal(Supplier<RunOutcome> run) {
        try {
            run.get();
            return "";
        } catch (CommandFailed e) {
            return Optional.ofNullable(e.getMessage()).orElse("");
        }
    }

    private static Installation withoutEngine(Installation whole, Path home) throws IOException {
        Path target = Files.createDirectories(home.resolve("cli/target"));
        String jars = Stream.of(whole.sparkClassPath().split(File.pathSeparator))
                .filter(jar -> !Path.of(jar).getFileName().toString().startsWith(ENGINE))
                .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(target.resolve("spark.dependencies"), jars);
        Files.createSymbolicLink(home.resolve("storage"), whole.home().resolve("storage"));
        Files.createSymbolicLink(home.resolve("jobs"), whole.home().resolve("jobs"));
        return new Installation(home);
    }
}
