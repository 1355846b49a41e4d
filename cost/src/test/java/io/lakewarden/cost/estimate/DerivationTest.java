package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads the bill can do each sum again from what stands at its line. */
class DerivationTest {
    private static final Pattern FACTOR = Pattern.compile("(?:^| x )([0-9.]+)");
    private static final Pattern DIVISOR = Pattern.compile(" / ([0-9]+)");
    private static final Pattern FILES = Pattern.compile("in files of ([0-9.]+) MiB");
    private static final Pattern READ = Pattern.compile("read by ([0-9]+) steps?, ([0-9.]+) requests a file");
    private static final Pattern HOURS = Pattern.compile(
            "A run of billing is paid for ([0-9.]+) hours a node: ([0-9.]+) until its cluster is seen to be there,"
                    + " ([0-9.]+) of steps \\(512.0 GiB on [0-9]+ cores, with what is lost and tried again; no run of this"
                    + " job: 10 GB an hour and vCPU, 4 to 25 in nine of ten\\) and ([0-9.]+) until their ends are seen");
    private static final double ROUNDED = 0.002;

    @TempDir
    private Path folder;

    @Test
    void theFactorsOfALineMakeItsQuantity() {
        List<Line> lines = OursEstimate.of(folder, 0).environments().get(0).lines().stream()
                .filter(line -> line.derivation().matches("[0-9.]+ (runs|GiB) x .*"))
                .toList();

        assertThat(lines)
                .extracting(Line::what)
                .anyMatch(what -> what.startsWith("core "))
                .anyMatch(what -> what.endsWith(", spot"))
                .anyMatch(what -> what.endsWith(", volumes"))
                .anyMatch(what -> what.startsWith("storage, "))
                .contains("writing files", "reading files");
        assertThat(lines).allSatisfy(line -> assertThat(product(line.derivation()))
                .as(line.what() + ": " + line.derivation())
                .isCloseTo(
                        line.quantity().doubleValue(),
                        within(ROUNDED * line.quantity().doubleValue())));
    }

    @Test
    void aQuantityTimesItsPriceIsTheCostOfTheLine() {
        assertThat(OursEstimate.of(folder, 0).environments().get(0).lines()).allSatisfy(line -> assertThat(
                        line.quantity().multiply(line.unitPrice().value()))
                .isCloseTo(line.cost().usual().value(), within(new BigDecimal("1e-9"))));
    }

    @Test
    void theHoursOfARunAreASumThatIsTold() {
        EnvironmentEstimate prod = OursEstimate.of(folder, 0).environments().get(0);
        Matcher told = prod.notes().stream()
                .map(HOURS::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow();

        assertThat(new BigDecimal(told.group(1)))
                .isCloseTo(
                        new BigDecimal(told.group(2))
                                .add(new BigDecimal(told.group(3)))
                                .add(new BigDecimal(told.group(4))),
                        within(new BigDecimal("2e-8")));
        assertThat(told.group(2)).as("twelve minutes and the wait for a look").isEqualTo("0.24166667");
        assertThat(prod.lines())
                .filteredOn(line -> line.derivation().contains("hours a node"))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(line.derivation()).contains(" runs x " + told.group(1) + " hours a node"));
    }

    private static double product(String derivation) {
        double product = 1;
        Matcher factor = FACTOR.matcher(derivation);
        while (factor.find()) {
            product *= Double.parseDouble(factor.group(1));
        }

        Matcher divisor = DIVISOR.matcher(derivation);
        Matcher files = FILES.matcher(derivation);
        Matcher read = READ.matcher(derivation);
        return product
                / (divisor.find() ? Double.parseDouble(divisor.group(1)) : 1)
                * (files.find() ? 1024 / Double.parseDouble(files.group(1)) : 1)
                * (read.find() ? Double.parseDouble(read.group(1)) * Double.parseDouble(read.group(2)) : 1);
    }
}
