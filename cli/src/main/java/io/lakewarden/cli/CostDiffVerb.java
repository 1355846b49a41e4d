package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.cost.DiffTables;
import io.lakewarden.cli.cost.Told;
import io.lakewarden.cost.diff.CostDiff;
import io.lakewarden.cost.diff.CostDiffJson;
import io.lakewarden.cost.diff.CostDiffMarkdown;
import io.lakewarden.cost.diff.DiffTable;
import io.lakewarden.cost.diff.EnvironmentDiff;
import io.lakewarden.cost.diff.Policy;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.model.Environment;
import io.lakewarden.model.check.CheckedPlatform;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a change costs. */
@Command(
        name = "diff",
        description = {
            "Say what a change of the definition, another environment or other prices cost more or less, line by line,",
            "and whether that comes of price, quantity, time or usage. Ends with 1 where a policy holds."
        })
final class CostDiffVerb implements Callable<Integer> {
    private static final int ALL = Integer.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Mixin
    private OfBook book;

    @Mixin
    private WithDraws draws;

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "Environment in an account; may be given several times (default: all).")
    private List<String> environments = List.of();

    @ArgGroup(multiplicity = "0..1")
    private Base base = new Base();

    /** What it is compared with. */
    static final class Base {
        @Option(
                names = "--base",
                paramLabel = "GITREV|DIR",
                description = {
                    "Compare with a revision, whose definition this checkout compiles,",
                    "or with the folder that its synth wrote, under the workload of now."
                })
        private Optional<String> place = Optional.empty();

        @Option(names = "--against", paramLabel = "ENV", description = "Compare with another environment.")
        private Optional<String> environment = Optional.empty();
    }

    @Option(
            names = "--base-book",
            paramLabel = "DIR",
            description = "Price book of what it is compared with (default: that of --book).")
    private Optional<Path> baseBook = Optional.empty();

    @Option(
            names = "--fail-if",
            paramLabel = "POLICY",
            description = {
                "End with 1 if this holds, as in 'month.p50 > +10%%', 'run.p90 > +$5' or 'month.p90 > $2000';",
                "may be given several times. Of month, fixed, variable, run and terabyte; usual, p10, p50 and p90."
            })
    private List<String> policies = List.of();

    @ArgGroup(multiplicity = "0..1")
    private PrintedAs printed = new PrintedAs();

    @Override
    public Integer call() {
        console.refuseBesideJson("--lines", "--markdown");
        List<Policy> parsed = policies.stream().map(CostDiffVerb::parsed).toList();
        if (base.place.isEmpty() && base.environment.isEmpty() && baseBook.isEmpty()) {
            throw CommandFailed.usage(
                    "Invalid options: got nothing to compare with, expected --base, --against or --base-book");
        }

        base.environment.filter(environments::contains).ifPresent(same -> {
            throw CommandFailed.usage(
                    "Invalid --against: got " + same + ", which --env names too; expected another environment");
        });
        CostDiff diff = Told.of(this::diff);
        List<String> broken = diff.environments().stream()
                .flatMap(environment -> parsed.stream().flatMap(policy -> policy.holdsIn(environment).stream()))
                .toList();
        console.line(
                printed.markdown()
                        ? CostDiffMarkdown.of(diff, broken).strip()
                        : DiffTables.of(diff, printed.lines() ? ALL : DiffTable.USUAL_LINES, broken));
        return Told.result(
                console,
                CostDiffJson.of(diff, broken),
                Stream.concat(
                                diff.environments().stream()
                                        .flatMap(environment -> environment.withoutPrice().stream()),
                                broken.stream())
                        .distinct()
                        .toList());
    }

    private static Policy parsed(String text) {
        try {
            return Policy.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private CostDiff diff() {
        LocalDate on = onDay.day(console);
        CheckedPlatform checked = DefinitionCheck.required(console);
        PriceBook now = book.prices();
        PriceBook then = baseBook.map(OfBook::read).orElse(now);
        ComparedCosts costs = new ComparedCosts(spec, console, on, draws.count(), draws.seed(), checked, then, now);
        List<Environment> wanted = CostedEnvironments.named(checked.platform(), environments).stream()
                .filter(environment -> !Optional.of(environment.name()).equals(base.environment))
                .toList();
        Stream<EnvironmentDiff> gone = environments.isEmpty()
                ? base.place.stream().flatMap(place -> costs.goneSince(place).stream())
                : Stream.empty();
        return new CostDiff(
                name(),
                then.lock(),
                now.lock(),
                Stream.concat(wanted.stream().map(environment -> diff(costs, environment)), gone)
                        .sorted(Comparator.comparing(EnvironmentDiff::environment))
                        .toList());
    }

    private EnvironmentDiff diff(ComparedCosts costs, Environment environment) {
        return base.place
                .map(place -> costs.withPlace(place, environment))
                .or(() -> base.environment.map(other -> costs.withEnvironment(
                        CostedEnvironments.named(costs.checked().platform(), List.of(other))
                                .get(0),
                        environment)))
                .orElseGet(() -> costs.withPrices(environment));
    }

    private String name() {
        Stream<String> place = Stream.concat(base.place.stream(), base.environment.stream());
        Stream<String> prices = baseBook.stream().map(folder -> "the prices in " + folder.getFileName());
        return Stream.concat(place, prices).collect(Collectors.joining(" with "));
    }
}
