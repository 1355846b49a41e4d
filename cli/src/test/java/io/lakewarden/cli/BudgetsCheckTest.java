package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.cost.budget.Inputs;
import io.lakewarden.cost.price.PriceBook;
import io.lakewarden.cost.price.PriceLock;
import io.lakewarden.model.Finding;
import io.lakewarden.model.Platform;
import io.lakewarden.model.check.Checker;
import io.lakewarden.model.yaml.DefinitionCopy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Whether budgets are of the definition that there is. */
class BudgetsCheckTest {
    private static final Path SAMPLE = Path.of("").toAbsolutePath().resolveSibling("platform");
    private static final String STALE = "platform/budgets/prod.json:1:1 warning BUDGETS_STALE Cannot vouch for these "
            + "budgets: the definition, the prices or what a bill corrected changed since they were written; run ./lakewarden cost budget --env "
            + "prod --write and commit it";

    @TempDir
    private Path folder;

    private DefinitionCopy copy;

    @BeforeEach
    void writeAsOfNow() throws IOException {
        copy = DefinitionCopy.of(SAMPLE, folder);
        StateFolder.remove(folder.resolve("platform").resolve("budgets"));
        Platform platform = platform();
        write("{\"inputs\": \""
                + Inputs.sha256(
                        platform, platform.environment("prod").orElseThrow(), PriceLock.bundled(), Optional.empty())
                + "\"}");
    }

    @Test
    void thoseOfNowAreNoFinding() {
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "environments/prod.yaml, inputGibibytesPerRun: 5120, inputGibibytesPerRun: 5121",
        "domains/billing.yaml, slaMinutes: 90, slaMinutes: 91",
        "domains/billing.yaml, cron(30 2 * * ? *), cron(31 2 * * ? *)",
        "platform.yaml, retentionDays: 400, retentionDays: 401"
    })
    void whatTheyFollowFromMakesThemStale(String file, String text, String other) {
        copy.with(file, text, other);

        assertThat(findings()).containsExactly(STALE);
    }

    @Test
    void whoMaySeeWhatAndOtherEnvironmentsDoNot() {
        copy.with("domains/billing.yaml", "  - {to: analysts, actions: [read], dataset: silver.dim_calendar}\n", "");
        copy.with("environments/dev.yaml", "inputGibibytesPerRun: 4", "inputGibibytesPerRun: 5");

        assertThat(findings()).isEmpty();
    }

    @Test
    void thoseThatNameNoHashAreStale() throws IOException {
        write("{\"month\": {\"p90Dollars\": 1}}");

        assertThat(findings()).containsExactly(STALE);
    }

    @Test
    void thoseThatCannotBeReadAreAnErrorOfCheckAlone() throws IOException {
        write("{\"month\": 3}");
        StringWriter out = new StringWriter();
        CommandLine command = Lakewarden.commandLine();
        command.setOut(new PrintWriter(out, true));

        assertThat(command.execute("check", "--dir", folder.toString(), "--on", "2026-11-24"))
                .isEqualTo(1);
        assertThat(out.toString().lines().toList())
                .contains(
                        "platform/budgets/prod.json:1:1 error BUDGETS_INVALID Invalid budget: got 3, expected an object "
                                + "of [p50Dollars, p90Dollars]; run ./lakewarden cost budget --env prod --write and commit it")
                .last()
                .asString()
                .startsWith("1 error, ");
    }

    @Test
    void theHashIsOfTheBookToo() {
        Platform platform = platform();

        assertThat(PriceLock.bundled()).isEqualTo(PriceBook.bundled().lock());
        assertThat(Inputs.sha256(
                        platform,
                        platform.environment("prod").orElseThrow(),
                        new PriceLock("2026-01-01", "0".repeat(64)),
                        Optional.empty()))
                .isNotEqualTo(Inputs.sha256(
                        platform, platform.environment("prod").orElseThrow(), PriceLock.bundled(), Optional.empty()));
    }

    private List<String> findings() {
        return BudgetsCheck.findings(folder, platform()).stream()
                .map(Finding::toString)
                .toList();
    }

    private Platform platform() {
        return Checker.check(copy.reading()).platform().orElseThrow().platform();
    }

    private void write(String text) throws IOException {
        Path budgets = Files.createDirectories(folder.resolve("platform").resolve("budgets"));
        Files.writeString(budgets.resolve("prod.json"), text);
    }
}
