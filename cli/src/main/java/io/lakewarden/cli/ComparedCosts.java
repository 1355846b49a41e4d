package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.size.SparkSettings;
import io.lakewarden.cost.diff.EnvironmentDiff;
import io.lakewarden.cost.diff.Side;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.check.CheckedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Environments of this checkout, compared in what they cost.
 *
 * @param spec of the verb, for what it prints
 * @param console of the verb
 * @param on day of both estimates
 * @param draws of both
 * @param seed of both
 * @param checked the definition of now
 * @param then the prices of what is compared with
 * @param now the prices
 */
record ComparedCosts(
        CommandSpec spec,
        Console console,
        LocalDate on,
        int draws,
        long seed,
        CheckedPlatform checked,
        PriceBook then,
        PriceBook now) {
    /** With a folder that synth wrote, or with a revision. */
    EnvironmentDiff withPlace(String place, Environment environment) {
        return Files.isDirectory(Path.of(place))
                ? withFolder(Path.of(place), environment)
                : withRevision(place, environment);
    }

    /** With another one of this checkout. */
    EnvironmentDiff withEnvironment(Environment other, Environment environment) {
        return EnvironmentDiff.between(side(then, checked, other, synthesized(other)), after(environment));
    }

    /** With itself at other prices. */
    EnvironmentDiff withPrices(Environment environment) {
        Inventory inventory = synthesized(environment);
        return EnvironmentDiff.between(
                side(then, checked, environment, inventory), side(now, checked, environment, inventory));
    }

    private EnvironmentDiff withFolder(Path place, Environment environment) {
        Path folder = Stream.of(place, place.resolve(environment.name()))
                .filter(candidate -> Files.isRegularFile(candidate.resolve("manifest.json")))
                .findFirst()
                .orElseThrow(() -> CommandFailed.usage("Invalid --base: got the folder " + place
                        + ", expected one that synth wrote, with manifest.json in it or in its folder "
                        + environment.name()));
        return EnvironmentDiff.between(side(then, checked, environment, read(folder)), after(environment));
    }

    private EnvironmentDiff withRevision(String revision, Environment environment) {
        return base(revision, environment.name())
                .map(blueprint -> EnvironmentDiff.between(before(blueprint), after(environment)))
                .orElseGet(() -> EnvironmentDiff.added(after(environment)));
    }

    /** Those that were in an account at a revision and are not there any more. */
    List<EnvironmentDiff> goneSince(String place) {
        if (Files.isDirectory(Path.of(place))) {
            return List.of();
        }

        return BaseDefinition.of(console.dir(), place).platform().environments().stream()
                .map(Environment::name)
                .filter(name -> checked.platform()
                        .environment(name)
                        .filter(known -> !known.isLocal())
                        .isEmpty())
                .flatMap(name -> base(place, name).stream())
                .map(blueprint -> EnvironmentDiff.removed(before(blueprint)))
                .toList();
    }

    /** What was deployed of an environment at a revision; empty where it was not there. */
    private Optional<Blueprint> base(String revision, String environment) {
        NodeProgram.required();
        return BaseBlueprint.at(
                        console.dir(),
                        revision,
                        environment,
                        on,
                        TablesFile.in(console.dir()).readFor(PlatformApp.defined(checked, on)))
                .blueprint();
    }

    private Side before(Blueprint blueprint) {
        return side(then, blueprint.checked(), blueprint.environment(), compiled(blueprint));
    }

    private Side after(Environment environment) {
        return side(now, checked, environment, synthesized(environment));
    }

    private Side side(PriceBook book, CheckedPlatform platform, Environment environment, Inventory inventory) {
        Estimator plain = new Estimator(book, YearMonth.from(on).plusMonths(1), draws, seed);
        return new Side(
                Recalibrated.by(console.dir(), environment.name(), plain),
                environment.name(),
                environment.home() instanceof Aws aws ? aws.region() : "",
                inventory,
                Loads.of(platform, environment, book, SparkSettings::taskCores));
    }

    private Inventory synthesized(Environment environment) {
        return read(CostedEnvironments.templates(spec, console, environment, on));
    }

    private static Inventory read(Path folder) {
        return Inventory.read(folder.toAbsolutePath().normalize(), Map.of());
    }

    /** What a blueprint deploys. */
    static Inventory compiled(Blueprint blueprint) {
        Path folder = temporary();
        try {
            SynthVerb.synthesized(blueprint, folder);
            return read(folder);
        } finally {
            StateFolder.remove(folder);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("lakewarden-cost");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
