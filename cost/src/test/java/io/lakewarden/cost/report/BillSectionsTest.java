package io.lakewarden.cost.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lakewarden.cost.estimate.EnvironmentEstimate;
import io.lakewarden.cost.estimate.Estimator;
import io.lakewarden.cost.estimate.Ours;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BillSectionsTest {
    private static final Pattern EXACT = Pattern.compile("data-exact=\"([0-9.]+)\"");
    private static final Pattern SOURCES = Pattern.compile("#[a-z-]*sources\">([a-z]+ \\d+(?:, [a-z]+ \\d+)*)</a>");

    @TempDir
    private Path folder;

    @Test
    void whatSourcesPriceIsTheWholeTierByTier() {
        EnvironmentEstimate large = estimate(5120);
        String prices = new BillSections(large).prices().render();

        assertThat(EXACT.matcher(prices)
                        .results()
                        .map(cell -> new BigDecimal(cell.group(1)))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isCloseTo(large.total().usual().value(), within(BigDecimal.ONE));
    }

    @Test
    void aLineNamesTheSourcesOfTheTiersThatItsMonthComesTo() {
        assertThat(sources(estimate(5120))).anyMatch(named -> named.contains(", "));
        assertThat(sources(estimate(1))).isNotEmpty().noneMatch(named -> named.contains(", "));
    }

    private static List<String> sources(EnvironmentEstimate estimate) {
        String lines = new BillSections(estimate).lines().render();
        return SOURCES.matcher(lines).results().map(MatchResult::group).toList();
    }

    private EnvironmentEstimate estimate(double gibibytes) {
        return new Estimator(Ours.BOOK, Ours.FIRST, 0, Ours.SEED)
                .of(
                        "prod",
                        "eu-west-1",
                        Ours.inventory(folder, Ours.asItIs()),
                        List.of(Ours.load(Ours.gibibytes(gibibytes))));
    }
}
