package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.cost.Compared;
import io.lakewarden.cli.cost.CostTables;
import io.lakewarden.cli.cost.Decisions;
import io.lakewarden.cli.cost.Synthesized;
import io.lakewarden.cli.size.SparkSettings;
import io.lakewarden.cost.estimate.Coverage.Verdict;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.estimate.PipelineCost;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.inventory.Unreadable;
import io.lakewarden.cost.price.MissingPrice;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.report.EstimateFocus;
import io.lakewarden.cost.report.EstimateJson;
import io.lakewarden.cost.report.EstimateMarkdown;
import io.lakewarden.cost.report.EstimatePage;
import io.lakewarden.cost.report.Review;
import io.lakewarden.cost.report.Sentence;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.CheckedPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What it will cost. */
@Command(
        name = "cost",
        description = {
            "Say what each environment costs in a month, a run and a terabyte, how sure that is, and what drives it.",
            "Reads the templates that synth writes, or any others; needs no account and no network."
        },
        subcommands = {
            CostDiffVerb.class,
            CostBudgetVerb.class,
            CostSizeVerb.class,
            CostBacktestVerb.class,
            CostRefreshVerb.class,
            CostBookVerb.class
        })
final class CostVerb implements Callable<Integer> {
    private static final String USUAL_REGION = "us-east-1";

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

    @Option(
            names = "--template",
            paramLabel = "DIR",
            description = "Price the templates in this folder, or this template, of whatever project.")
    private Optional<Path> template = Optional.empty();

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "Value of a parameter of the templates; may be given several times.")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where the templates are deployed, if they do not say (default: us-east-1).")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--max-price-age",
            paramLabel = "DAYS",
            description = "Warn of a price book that is older on the day of --on (default: 180).")
    private int mostPriceAge = 180;

    @Option(
            names = "--max-unsupported",
            paramLabel = "N",
            description = {
                "Fail if more resources than this need usage or are unsupported.",
                "Without it, only a missing price fails."
            })
    private Optional<Integer> mostUnsupported = Optional.empty();

    @Option(names = "--require-sla", description = "Fail if a pipeline ends in time less often than it shall.")
    private boolean slaRequired;

    @Option(names = "--lines", description = "Print every line of the bill with its quantity, price and source.")
    private boolean lines;

    @Option(names = "--markdown", description = "Print it as a comment for a pull request.")
    private boolean markdown;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "cost.html",
            description = "Write the page for a review meeting too (default file: ${FALLBACK-VALUE}).")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--base",
            paramLabel = "GITREV|DIR",
            description = "Show on the page and in the JSON what changed since, as cost diff compares it.")
    private Optional<String> base = Optional.empty();

    @Option(
            names = "--focus",
            paramLabel = "FILE",
            description = "Write the lines of the bill to this CSV file too, in the columns of FOCUS 1.2.")
    private Optional<Path> focus = Optional.empty();

    @Override
    public Integer call() {
        int count = draws.count();
        requireLimits();
        requireReview();
        PriceBook prices = book.prices();
        List<Priced> priced = told(() -> priced(prices));
        Estimate estimate = new Estimate(
                prices.lock(),
                count,
                draws.seed(),
                priced.stream().map(Priced::estimate).toList());
        Map<String, Review> reviews = isReviewed() ? told(() -> reviews(priced)) : Map.of();
        console.line(markdown ? EstimateMarkdown.of(estimate).strip() : tables(estimate));
        html.ifPresent(file -> write(file, EstimatePage.of(estimate, reviews)));
        focus.ifPresent(file -> write(file, EstimateFocus.of(estimate)));
        console.result(EstimateJson.of(estimate, reviews));
        return (isComplete(estimate) && isInTime(estimate) ? ExitCode.OK : ExitCode.FAILED).code();
    }

    /** What a meeting has beside the estimate is on the page and in the JSON. */
    private boolean isReviewed() {
        return html.isPresent() || console.json();
    }

    private void requireLimits() {
        mostUnsupported.filter(most -> most < 0).ifPresent(most -> {
            throw CommandFailed.usage("Invalid --max-unsupported: got " + most + ", expected 0 or more");
        });
        if (mostPriceAge < 0) {
            throw CommandFailed.usage("Invalid --max-price-age: got " + mostPriceAge + ", expected 0 or more");
        }
    }

    private void requireReview() {
        if (base.isPresent() && (!isReviewed() || template.isPresent() || !parameters.isEmpty())) {
            throw CommandFailed.usage("Invalid --base: got it without --html and --json, or with --template or"
                    + " --parameter; take cost diff, or name --html or --json alone");
        }
    }

    private String tables(Estimate estimate) {
        String environmentTables = estimate.environments().stream()
                .map(environment -> CostTables.of(environment, lines))
                .collect(Collectors.joining("\n"));
        return environmentTables + "\nPrices: book of " + estimate.book() + "; not in it: " + Sentence.NOT_IN_IT;
    }

    private void write(Path file, String text) {
        try {
            Files.createDirectories(
                    Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw CommandFailed.because(
                    "Cannot write " + file + ": " + e.getMessage() + "; name a file in a folder that can be written");
        }

        console.progress("Written: " + file);
    }

    /** An environment's estimate, and what a meeting has beside it. */
    private record Priced(EnvironmentEstimate estimate, Supplier<Review> review) {}

    private static Map<String, Review> reviews(List<Priced> priced) {
        Map<String, Review> reviews = new TreeMap<>();
        priced.forEach(
                each -> reviews.put(each.estimate().environment(), each.review().get()));
        return reviews;
    }

    private List<Priced> priced(PriceBook prices) {
        LocalDate on = onDay.day(console);
        Estimator plain = new Estimator(prices, YearMonth.from(on).plusMonths(1), draws.count(), draws.seed());
        Estimator estimator =
                prices.lock().warning(on, mostPriceAge).map(plain::noting).orElse(plain);
        return template.map(place -> List.of(ofTemplate(estimator, prices, place)))
                .orElseGet(() -> ofDefinition(estimator, prices, on));
    }

    private Priced ofTemplate(Estimator estimator, PriceBook prices, Path place) {
        Inventory inventory = Inventory.read(
                place.toAbsolutePath().normalize(), parameters, Optional.of(region.orElse(USUAL_REGION)));
        if (inventory.region().isEmpty() && region.isEmpty()) {
            console.progress("The templates do not say where they are deployed: priced in " + USUAL_REGION
                    + "; say it with --region");
        }

        String where = inventory.region().or(() -> region).orElse(USUAL_REGION);
        String name = place.toAbsolutePath().normalize().getFileName().toString();
        requirePrices(prices, name, where);
        EnvironmentEstimate estimate = estimator.of(name, where, inventory, List.of());
        return new Priced(
                estimate,
                () -> new Review(List.of(), Optional.empty(), estimator.whatIf(estimate, inventory, List.of())));
    }

    /** Of a region that a book does not know, nothing could be priced. */
    private static void requirePrices(PriceBook prices, String what, String region) {
        if (!prices.regions().contains(region)) {
            throw CommandFailed.because("Cannot price " + what + " in " + region
                    + ": the price book has no such region; it has " + String.join(", ", prices.regions())
                    + ", and --book takes a book of your own");
        }
    }

    private List<Priced> ofDefinition(Estimator estimator, PriceBook prices, LocalDate on) {
        CheckedPlatform checked = DefinitionCheck.required(console);
        return wanted(checked.platform(), environments).stream()
                .map(environment -> ofEnvironment(
                        Recalibrated.by(console.dir(), environment.name(), estimator),
                        checked,
                        environment,
                        prices,
                        on))
                .toList();
    }

    private Priced ofEnvironment(
            Estimator estimator, CheckedPlatform checked, Environment environment, PriceBook prices, LocalDate on) {
        Inventory inventory = Inventory.read(
                Synthesized.folder(
                        console.dir(),
                        console::progress,
                        environment.name(),
                        name -> synthesize(spec, console, name, on)),
                parameters);
        List<Load> loads = Loads.of(checked, environment, prices, SparkSettings::taskCores);
        EnvironmentEstimate estimate = estimator.of(
                environment.name(), environment.home() instanceof Aws aws ? aws.region() : "", inventory, loads);
        return new Priced(
                estimate,
                () -> new Review(
                        Decisions.of(checked.platform(), environment, loads, prices, on),
                        base.map(place -> Compared.with(
                                named(place), costs(checked, prices, on).withPlace(place, environment))),
                        estimator.whatIf(estimate, inventory, loads)));
    }

    /** A revision as it is, a folder without the way to it. */
    private static String named(String place) {
        Path folder = Path.of(place);
        return Files.isDirectory(folder)
                ? folder.toAbsolutePath().normalize().getFileName().toString()
                : place;
    }

    private ComparedCosts costs(CheckedPlatform checked, PriceBook prices, LocalDate on) {
        return new ComparedCosts(spec, console, on, 0, draws.seed(), checked, prices, prices);
    }

    /** As the verb synth does it; what it prints is progress here. */
    static int synthesize(CommandSpec spec, Console console, String environment, LocalDate on) {
        CommandLine command = Lakewarden.commandLine();
        command.setOut(spec.commandLine().getErr());
        command.setErr(spec.commandLine().getErr());
        return command.execute(
                "synth",
                "--env",
                environment,
                "--on",
                on.toString(),
                "--dir",
                console.dir().toString());
    }

    /** The environments of those names; all in an account where there are none. */
    static List<Environment> wanted(Platform platform, List<String> environments) {
        List<Environment> inAccounts = platform.environments().stream()
                .filter(environment -> !environment.isLocal())
                .toList();
        List<String> names = inAccounts.stream().map(Environment::name).toList();
        environments.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(unknown -> {
            throw CommandFailed.because("Cannot price " + unknown
                    + ": there is no environment of that name in an account; name one of " + String.join(", ", names));
        });
        return inAccounts.stream()
                .filter(environment -> environments.isEmpty() || environments.contains(environment.name()))
                .toList();
    }

    private boolean isInTime(Estimate estimate) {
        return !slaRequired
                || estimate.environments().stream()
                        .flatMap(environment -> environment.pipelines().stream())
                        .allMatch(PipelineCost::meetsSla);
    }

    private boolean isComplete(Estimate estimate) {
        return estimate.environments().stream().allMatch(environment -> {
            long open = environment.coverage().count(Verdict.NEEDS_USAGE)
                    + environment.coverage().count(Verdict.UNSUPPORTED);
            return mostUnsupported
                    .map(most -> open <= most)
                    .orElseGet(() -> environment.coverage().withoutPrice().isEmpty());
        });
    }

    /** What is wrong with a template, or a price that a book lacks, is for its user to mend. */
    static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (Unreadable | MissingPrice e) {
            throw CommandFailed.because(e.getMessage());
        }
    }
}
