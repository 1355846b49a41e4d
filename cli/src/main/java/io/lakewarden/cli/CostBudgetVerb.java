package io.lakewarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Console;
import io.lakewarden.cli.console.ExitCode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.cli.cost.Told;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cli.size.SparkSettings;
import io.lakewarden.cost.budget.BudgetFile;
import io.lakewarden.cost.budget.EnvironmentBudget;
import io.lakewarden.cost.budget.Inputs;
import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Loads;
import io.lakewarden.cost.estimate.resource.Load;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.infra.Blueprint;
import io.lakewarden.infra.PlatformApp;
import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.costguard.Budgets;
import io.lakewarden.model.Environment;
import io.lakewarden.model.Environment.Home.Aws;
import io.lakewarden.model.check.CheckedPlatform;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an environment may cost. */
@Command(
        name = "budget",
        description = {
            "Say what months and runs of an environment may cost, from its estimate, and how old a run's cluster may become.",
            "The next deployment watches what platform/budgets/ENV.json says."
        })
final class CostBudgetVerb implements Callable<Integer> {
    private static final int DRAWS = 1000;
    private static final long SEED = 1;

    @Mixin
    private Console console;

    @Mixin
    private OnDay onDay;

    @Option(
            names = "--env",
            paramLabel = "ENV",
            description = "Environment in an account; may be given several times (default: all).")
    private List<String> environments = List.of();

    @Option(names = "--write", description = "Write it to platform/budgets/ENV.json, to be committed.")
    private boolean write;

    @Override
    public Integer call() {
        NodeProgram.required();
        LocalDate on = onDay.day(console);
        CheckedPlatform checked = DefinitionCheck.required(console);
        PriceBook book = PriceBook.bundled();
        ObjectNode result = Json.object();
        for (Environment environment : CostedEnvironments.named(checked.platform(), environments)) {
            EnvironmentBudget budget = Told.of(() -> budget(checked, environment, book, on));
            String inputs = Inputs.sha256(
                    checked.platform(), environment, book.lock(), Recalibrated.of(console.dir(), environment.name()));
            tell(new BudgetsFile(console.dir(), environment), BudgetFile.text(budget, inputs));
            result.set(environment.name(), BudgetFile.tree(budget, inputs));
        }

        console.result(result);
        return ExitCode.OK.code();
    }

    private void tell(BudgetsFile file, String text) {
        boolean isCommitted = file.text().filter(text::equals).isPresent();
        if (!write) {
            console.line(file.name() + (isCommitted ? " is, as it is written" : " would be") + ":\n" + text.strip());
        } else if (isCommitted) {
            console.line(file.name() + " stays as it is");
        } else {
            StateFolder.write(console.dir().resolve(file.name()), text);
            console.line("Written: " + file.name());
        }
    }

    /**
     * Of what will be deployed with it: the alarms that it brings cost something themselves, so where it brings others than the
     * one that is there it is estimated with them.
     */
    private EnvironmentBudget budget(CheckedPlatform checked, Environment environment, PriceBook book, LocalDate on) {
        BudgetsFile file = new BudgetsFile(console.dir(), environment);
        FirstSchemas frozen = TablesFile.in(console.dir()).readFor(PlatformApp.defined(checked, on));
        Blueprint blueprint =
                SynthVerb.blueprint(checked, environment.name(), on, frozen).with(file.readable());
        EnvironmentBudget first = budget(blueprint, book, on);
        Budgets brought = file.parsed(BudgetFile.text(first, ""));
        return alarms(brought).equals(alarms(blueprint.budgets())) ? first : budget(blueprint.with(brought), book, on);
    }

    private static List<String> alarms(Budgets budgets) {
        return budgets.runs().stream()
                .map(limit -> limit.pipeline() + " " + limit.time().isPresent())
                .toList();
    }

    private EnvironmentBudget budget(Blueprint blueprint, PriceBook book, LocalDate on) {
        Environment environment = blueprint.environment();
        List<Load> loads = Loads.of(blueprint.checked(), environment, book, SparkSettings::taskCores);
        Estimator plain = new Estimator(book, YearMonth.from(on).plusMonths(1), DRAWS, SEED);
        EnvironmentEstimate estimate = Recalibrated.by(console.dir(), environment.name(), plain)
                .of(
                        environment.name(),
                        environment.home() instanceof Aws aws ? aws.region() : "",
                        ComparedCosts.compiled(blueprint),
                        loads);
        if (!estimate.coverage().withoutPrice().isEmpty()) {
            throw CommandFailed.because("Cannot budget " + environment.name() + ": "
                    + estimate.coverage().withoutPrice().get(0).reason());
        }

        return EnvironmentBudget.of(estimate, loads);
    }
}
