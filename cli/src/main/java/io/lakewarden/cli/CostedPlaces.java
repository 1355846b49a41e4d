package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.cost.Compared;
import io.lakewarden.cli.cost.Decisions;
import io.lakewarden.cli.size.SparkSettings;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.report.Review;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.check.CheckedPlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The places that {@code cost} prices: environments of the definition, or templates of whatever project.
 *
 * @param spec of the verb, for what it prints
 * @param console of the verb
 * @param on day of the estimate
 * @param prices that count
 * @param parameters of the templates, by name
 * @param estimator for all of them
 * @param base what the month is compared with, as it was named; nothing if empty
 */
record CostedPlaces(
        CommandSpec spec,
        Console console,
        LocalDate on,
        PriceBook prices,
        Map<String, String> parameters,
        Estimator estimator,
        Optional<String> base) {
    private static final String USUAL_REGION = "us-east-1";

    /** A place's estimate, and what a meeting has beside it. */
    record Costed(EnvironmentEstimate estimate, Supplier<Review> review) {}

    /**
     * Templates, of whatever project.
     *
     * @param named where they are deployed, if they do not say
     */
    Costed template(Path place, Optional<String> named) {
        Inventory inventory = Inventory.read(place, parameters, named.or(() -> Optional.of(USUAL_REGION)));
        if (inventory.region().isEmpty() && named.isEmpty()) {
            console.progress("The templates do not say where they are deployed: priced in " + USUAL_REGION
                    + "; say it with --region");
        }

        String where = inventory.region().or(() -> named).orElse(USUAL_REGION);
        String name = place.toAbsolutePath().normalize().getFileName().toString();
        requirePrices(name, where);
        EnvironmentEstimate estimate = estimator.of(name, where, inventory, List.of());
        return new Costed(
                estimate,
                () -> new Review(List.of(), Optional.empty(), estimator.whatIf(estimate, inventory, List.of())));
    }

    /** Of a region that a book does not know, nothing could be priced. */
    private void requirePrices(String what, String region) {
        if (!prices.regions().contains(region)) {
            throw CommandFailed.because("Cannot price " + what + " in " + region
                    + ": the price book has no such region; it has " + String.join(", ", prices.regions())
                    + ", and --book takes a book of your own");
        }
    }

    /** Environments of those names; all in an account where there are none. */
    List<Costed> environments(List<String> names) {
        DefinitionCheck check = DefinitionCheck.passed(console);
        return CostedEnvironments.named(check.platform().orElseThrow().platform(), names).stream()
                .map(environment -> environment(check, environment))
                .toList();
    }

    private Costed environment(DefinitionCheck check, Environment environment) {
        CheckedPlatform checked = check.platform().orElseThrow();
        Estimator corrected = check.doubtedScaling(environment.name())
                .map(doubt -> "Priced as if EMR scaled it, which check doubts: " + doubt)
                .reduce(
                        Recalibrated.by(console.dir(), environment.name(), estimator),
                        Estimator::noting,
                        (one, other) -> other);
        Inventory inventory = Inventory.read(CostedEnvironments.templates(spec, console, environment, on), parameters);
        List<Load> loads = Loads.of(checked, environment, prices, SparkSettings::taskCores);
        EnvironmentEstimate estimate = corrected.of(
                environment.name(), environment.home() instanceof Aws aws ? aws.region() : "", inventory, loads);
        return new Costed(
                estimate,
                () -> new Review(
                        Decisions.of(
                                checked.platform(),
                                environment,
                                loads,
                                prices,
                                on,
                                estimate,
                                Recalibrated.of(console.dir(), environment.name())
                                        .isPresent()),
                        base.map(place ->
                                Compared.with(named(place), compared(checked).withPlace(place, environment))),
                        corrected.whatIf(estimate, inventory, loads)));
    }

    /** A revision as it is, a folder without the way to it. */
    private static String named(String place) {
        Path folder = Path.of(place);
        return Files.isDirectory(folder)
                ? folder.toAbsolutePath().normalize().getFileName().toString()
                : place;
    }

    private ComparedCosts compared(CheckedPlatform checked) {
        return new ComparedCosts(spec, console, on, 0, 1, checked, prices, prices);
    }
}
