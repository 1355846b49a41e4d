package io.lakewarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.price.PriceBook;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CostBacktestVerbTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aBillIsNeededAndOneOnly() {
        assertThat(backtest()).isEqualTo(2);
        assertThat(backtest("--cur", "a.csv", "--focus", "b.csv")).isEqualTo(2);

        assertThat(err.toString().lines())
                .containsExactly(
                        "lakewarden: Cannot hold the estimate against a bill: none is named; give it with --cur FILE or"
                                + " --focus FILE",
                        "lakewarden: --cur=FILE, --focus=FILE are mutually exclusive (specify only one)",
                        "Try 'lakewarden cost backtest --help'");
    }

    @Test
    void allLinesAreForAPersonSinceJsonHasThem() {
        assertThat(backtest("--cur", "a.csv", "--json", "--all")).isEqualTo(2);
        assertThat(backtest("--cur", folder.resolve("none.csv").toString(), "--all"))
                .as("that there is no such bill is no matter of the command line")
                .isEqualTo(1);

        assertThat(err.toString())
                .startsWith("lakewarden: Invalid --all: got it with --json, which prints all as JSON and nothing else;"
                        + " name one of the two\n");
    }

    @Test
    void saysInALineWhatItCannotDo() throws IOException {
        Path other = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

        assertThat(backtest("--cur", other.toString(), "--since", "soon")).isEqualTo(2);
        assertThat(backtest("--cur", other.toString(), "--env", "nowhere")).isEqualTo(2);

        assertThat(err.toString().lines().filter(line -> !line.startsWith("Try '")))
                .containsExactly(
                        "lakewarden: Invalid value for option '--since': got 'soon', expected a month such as 2011-03",
                        "lakewarden: option '--env' (ENV) should be specified only once");
    }

    @Test
    void factorsThatCannotBeReadAreNotPassedOver() throws IOException {
        Path file = Recalibrated.file(folder, "prod");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"from\": \"2026-10-01\"}");

        assertThat(catchThrowable(() -> Recalibrated.by(
                        folder, "prod", new Estimator(PriceBook.bundled(), YearMonth.of(2026, 1), 0, 1))))
                .hasMessage("Cannot read platform/backtests/prod.json: no text to;"
                        + " write it again with cost backtest --write, or delete it");
    }

    private int backtest(String... options) {
        CommandLine commandLine = Lakewarden.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(
                Stream.concat(Stream.of("cost", "backtest", "--env", "prod", "--dir", ".."), Stream.of(options))
                        .toArray(String[]::new));
    }
}
