package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.console.TextTable;
import io.lakewarden.cli.cost.Told;
import io.lakewarden.cli.size.SparkSettings;
import io.lakewarden.cost.backtest.Backtest;
import io.lakewarden.cost.backtest.Backtest.Comparison;
import io.lakewarden.cost.backtest.Bills;
import io.lakewarden.cost.backtest.Export;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Line;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.estimate.UsualMonth;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.inventory.Inventory;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.recalibration.Recalibration;
import io.lakewarden.cost.recalibration.RecalibrationJson;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.check.CheckedPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The estimate held against a bill. */
@Command(
        name = "backtest",
        description = {
            "Hold the estimate of an environment against the bill of a month, line by line.",
            "With --write, what was off is corrected in all estimates from then on."
        })
final class CostBacktestVerb implements Callable<Integer> {
    private static final int FEW = 15;
    private static final int MOST_MONTHS = 600;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Mixin
    private OfBook book;

    @Mixin
    private AwsEnvironment where;

    @ArgGroup(multiplicity = "0..1")
    private Bill bill = new Bill();

    @Option(
            names = "--since",
            paramLabel = "YYYY-MM",
            description = "Month in which the environment began to store data (default: that of the bill).")
    private Optional<YearMonth> since = Optional.empty();

    @Option(names = "--write", description = "Write the factors to platform/backtests/ENV.json, to be committed.")
    private boolean write;

    @Option(names = "--confirm", description = "Write them too where the bill is farther off than is plausible.")
    private boolean confirmed;

    @Option(names = "--all", description = "Print every line.")
    private boolean all;

    /** At most one of these. */
    private static final class Bill {
        @Option(
                names = "--cur",
                paramLabel = "FILE",
                description = "AWS's Cost and Usage Report 2.0 of a month, CSV or that under gzip.")
        private Optional<Path> cur = Optional.empty();

        @Option(
                names = "--focus",
                paramLabel = "FILE",
                description = "The same as FOCUS 1.0 or 1.2 with AWS's columns.")
        private Optional<Path> focus = Optional.empty();

        Export form() {
            return cur.isPresent() ? Export.CUR : Export.FOCUS;
        }

        Path file() {
            return cur.or(() -> focus)
                    .orElseThrow(() -> CommandFailed.usage("Cannot hold the estimate against a bill: none is named;"
                            + " give it with --cur FILE or --focus FILE"));
        }
    }

    /** What an estimate of any month follows from. */
    private record Subject(
            Environment environment, String region, Inventory inventory, List<Load> loads, PriceBook prices) {
        List<Line> lines(Estimator estimator, int month) {
            UsualMonth usual = estimator.usual(environment.name(), region, inventory, loads, month);
            usual.coverage().withoutPrice().stream().findFirst().ifPresent(resource -> {
                throw CommandFailed.because(resource.reason());
            });
            return usual.lines();
        }

        Estimator estimator(YearMonth first) {
            return new Estimator(prices, first, 0, 1);
        }
    }

    @Override
    public Integer call() {
        console.refuseBesideJson("--all");
        Path file = bill.file();
        CheckedPlatform checked = DefinitionCheck.required(console);
        Environment environment = where.of(checked.platform());
        report(environment.name(), Told.of(() -> backtest(checked, environment, file)));
        return ExitCode.OK.code();
    }

    private Backtest backtest(CheckedPlatform checked, Environment environment, Path file) {
        Aws home = (Aws) environment.home();
        LocalDate on = onDay.day(console);
        PriceBook prices = book.prices();
        Inventory inventory = Inventory.read(CostedEnvironments.templates(spec, console, environment, on), Map.of());
        Subject subject = new Subject(
                environment,
                home.region(),
                inventory,
                Loads.of(checked, environment, prices, SparkSettings::taskCores),
                prices);
        Bills bills = bills(
                file,
                Bills.Owner.of(environment.name(), home.account(), inventory),
                subject.lines(subject.estimator(YearMonth.from(on)), 0));
        YearMonth billed = YearMonth.from(bills.from());
        YearMonth first = since.orElse(billed);
        long month = ChronoUnit.MONTHS.between(first, billed);
        if (month < 0 || month > MOST_MONTHS) {
            throw CommandFailed.usage(
                    "Invalid --since: got " + first + ", expected a month up to that of the bill, " + billed);
        }

        Estimator bare = subject.estimator(first);
        return Backtest.of(
                bills,
                subject.lines(Recalibrated.by(console.dir(), environment.name(), bare), (int) month),
                subject.lines(bare, (int) month));
    }

    private Bills bills(Path file, Bills.Owner owner, List<Line> lines) {
        try {
            return Bills.read(bill.form(), file, owner, lines);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because("Cannot hold the estimate against " + file + ": " + e.getMessage());
        }
    }

    private void report(String environment, Backtest backtest) {
        console.line(verdict(backtest));
        console.line(headline(environment, backtest));
        console.line("");
        console.line(TextTable.whole(
                List.of("billed as", "of", "estimated", "billed", "difference", "error", "factor"),
                backtest.comparisons().stream()
                        .limit(all ? Long.MAX_VALUE : FEW)
                        .map(CostBacktestVerb::row)
                        .toList()));
        if (!all && backtest.comparisons().size() > FEW) {
            console.line((backtest.comparisons().size() - FEW) + " more lines; --all prints them");
        }

        if (write) {
            write(environment, backtest);
        }

        console.result(json(environment, backtest));
    }

    /** How far it is from what the field asks of an estimate (FinOps Framework, Forecasting). */
    private static String verdict(Backtest backtest) {
        BigDecimal error = backtest.lineError().orElse(BigDecimal.ZERO);
        String off = "Line by line, off by " + percent(backtest.lineError()) + ": ";
        if (!backtest.recalibration().isPlausible()) {
            return off + "more than " + percent(Recalibration.MOST_ERROR)
                    + ", so bill and estimate may not be about the same thing";
        }

        return off + (error.compareTo(Recalibration.GOOD_ERROR) > 0 ? "more than " : "within ")
                + percent(Recalibration.GOOD_ERROR) + ", which a practised forecast keeps";
    }

    private static String headline(String environment, Backtest backtest) {
        return environment + ", " + backtest.from() + " to " + backtest.to() + ": estimated "
                + cents(backtest.estimated()) + " USD, billed " + cents(backtest.billed()) + "; off by "
                + percent(backtest.totalError()) + " in total, by " + percent(backtest.lineError()) + " line by line";
    }

    private static List<String> row(Comparison each) {
        return List.of(
                each.meter().key().toString(),
                each.meter().owner(),
                cents(each.estimated()),
                cents(each.billed()),
                cents(each.difference()),
                percent(each.error()),
                each.recalibrated().map(BigDecimal::toPlainString).orElse(""));
    }

    private void write(String environment, Backtest backtest) {
        Recalibration recalibration = backtest.recalibration();
        if (!recalibration.isPlausible() && !confirmed) {
            throw CommandFailed.because("Cannot write platform/backtests/" + environment
                    + ".json: the estimate is off by "
                    + percent(backtest.lineError()) + " line by line, more than " + percent(Recalibration.MOST_ERROR)
                    + "; look at the lines that --all prints, at --since and at the bill's days, or take the bill at its"
                    + " word with --confirm");
        }

        Path file = Recalibrated.file(console.dir(), environment);
        try {
            Files.createDirectories(
                    Optional.ofNullable(file.toAbsolutePath().getParent()).orElseThrow());
            Files.writeString(file, Json.text(RecalibrationJson.of(recalibration)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        console.line("Written: platform/backtests/" + environment + ".json, with which cost corrects what it says of "
                + environment + "; commit it");
    }

    private static ObjectNode json(String environment, Backtest backtest) {
        ObjectNode root = Json.object()
                .put("environment", environment)
                .put("from", backtest.from().toString())
                .put("to", backtest.to().toString())
                .put("estimatedUsd", backtest.estimated().toString())
                .put("billedUsd", backtest.billed().toString());
        backtest.totalError().ifPresent(error -> root.put("totalError", error.toPlainString()));
        backtest.lineError().ifPresent(error -> root.put("lineError", error.toPlainString()));
        ArrayNode lines = root.putArray("lines");
        backtest.comparisons().forEach(each -> {
            ObjectNode line = lines.addObject()
                    .put("service", each.meter().key().serviceCode())
                    .put("usageType", each.meter().key().usageType())
                    .put("operation", each.meter().key().operation())
                    .put("owner", each.meter().owner())
                    .put("estimatedUsd", each.estimated().toString())
                    .put("billedUsd", each.billed().toString());
            each.error().ifPresent(error -> line.put("error", error.toPlainString()));
            each.recalibrated().ifPresent(factor -> line.put("factor", factor.toPlainString()));
        });
        return root;
    }

    private static String cents(Usd usd) {
        return String.format(Locale.ROOT, "%,.2f", usd.rounded(2).value());
    }

    private static String percent(Optional<BigDecimal> share) {
        return share.map(CostBacktestVerb::percent).orElse("");
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(1, RoundingMode.HALF_EVEN) + " %";
    }
}
