package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.cost.CostTables;
import io.lakewarden.cli.cost.Demands;
import io.lakewarden.cli.cost.Told;
import io.lakewarden.cost.estimate.Estimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.report.EstimateFocus;
import io.lakewarden.cost.report.EstimateJson;
import io.lakewarden.cost.report.EstimateMarkdown;
import io.lakewarden.cost.report.EstimatePage;
import io.lakewarden.cost.report.Review;
import io.lakewarden.cost.report.Sentence;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
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

    @ArgGroup(multiplicity = "0..1")
    private Place place = new Place();

    /** At most one of these. */
    private static final class Place {
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
    }

    @Option(
            names = "--parameter",
            paramLabel = "NAME=VALUE",
            description = "Value of a parameter of the templates; may be given several times.")
    private Map<String, String> parameters = new TreeMap<>();

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "Where the templates of --template are deployed, if they do not say (default: us-east-1).")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--max-price-age",
            paramLabel = "DAYS",
            description = {
                "Fail if the price book is older on the day of --on (default: 180).",
                "One that is older than 90 days is told in any case."
            })
    private int mostPriceAge = 180;

    @Option(
            names = "--max-unsupported",
            paramLabel = "N",
            description = {
                "Fail if more resources than this need usage or are unsupported.",
                "A missing price always fails."
            })
    private Optional<Integer> mostUnsupported = Optional.empty();

    @Option(names = "--require-sla", description = "Fail if a pipeline ends in time less often than it shall.")
    private boolean slaRequired;

    @ArgGroup(multiplicity = "0..1")
    private PrintedAs printed = new PrintedAs();

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
        requireLimits();
        requireReview();
        requireAllCount();
        LocalDate on = onDay.day(console);
        PriceBook prices = book.prices();
        CostedPlaces places = new CostedPlaces(spec, console, on, prices, parameters, estimator(prices, on), base);
        List<CostedPlaces.Costed> costed = Told.of(() -> place.template
                .map(folder -> List.of(places.template(folder, region)))
                .orElseGet(() -> places.environments(place.environments)));
        Estimate estimate = new Estimate(
                prices.lock(),
                draws.count(),
                draws.seed(),
                costed.stream().map(CostedPlaces.Costed::estimate).toList());
        Demands demands = new Demands(mostUnsupported, slaRequired);
        List<String> unmet = Stream.concat(
                        demands.unmet(estimate).stream(), prices.lock().tooOld(on, mostPriceAge).stream())
                .toList();
        return report(estimate, isReviewed() ? Told.of(() -> reviews(costed)) : Map.of(), unmet);
    }

    /** Says it in all forms that were asked for, and what of it cannot stand. */
    private int report(Estimate estimate, Map<String, Review> reviews, List<String> unmet) {
        console.line(printed.markdown() ? EstimateMarkdown.of(estimate).strip() : tables(estimate));
        html.ifPresent(file -> write(file, EstimatePage.of(estimate, reviews)));
        focus.ifPresent(file -> bill(file, estimate));
        return Told.result(console, EstimateJson.of(estimate, reviews), unmet);
    }

    private Estimator estimator(PriceBook prices, LocalDate on) {
        Estimator plain = new Estimator(prices, YearMonth.from(on).plusMonths(1), draws.count(), draws.seed());
        return prices.lock().warning(on).map(plain::noting).orElse(plain);
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
        if (base.isPresent() && (!isReviewed() || place.template.isPresent() || !parameters.isEmpty())) {
            throw CommandFailed.usage("Invalid --base: got it without --html and --json, or with --template or"
                    + " --parameter; take cost diff, or name --html or --json alone");
        }
    }

    /** What would be passed over is not taken. */
    private void requireAllCount() {
        console.refuseBesideJson("--lines", "--markdown");
        if (region.isPresent() && place.template.isEmpty()) {
            throw CommandFailed.usage(
                    "Invalid --region: got it without --template; an environment's region is in the" + " definition");
        }

        if (slaRequired && place.template.isPresent()) {
            throw CommandFailed.usage("Invalid --require-sla: got it with --template; templates alone have no SLA,"
                    + " pipelines of the definition do");
        }
    }

    private String tables(Estimate estimate) {
        String environmentTables = estimate.environments().stream()
                .map(environment -> CostTables.of(environment, printed.lines()))
                .collect(Collectors.joining("\n"));
        return environmentTables + "\nPrices: book of " + estimate.book() + "; not in it: " + Sentence.NOT_IN_IT;
    }

    /** A bill has no place to say what it lacks, so one without a price is not written. */
    private void bill(Path file, Estimate estimate) {
        if (Demands.withoutPrice(estimate).isEmpty()) {
            write(file, EstimateFocus.of(estimate));
        } else {
            console.progress("Not written, for want of prices: " + file);
        }
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

    private static Map<String, Review> reviews(List<CostedPlaces.Costed> costed) {
        Map<String, Review> reviews = new TreeMap<>();
        costed.forEach(
                each -> reviews.put(each.estimate().environment(), each.review().get()));
        return reviews;
    }
}
