package io.lakewarden.cost.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakewarden.cost.bench.RuntimeBench.Errors;
import io.lakewarden.cost.bench.RuntimeBench.Iterative;
import io.lakewarden.cost.bench.RuntimeBench.Sla;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Against C3O's runs, which have no licence to be copied and lie beside the checkout, where they do. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuntimeBenchTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data", "c3o");
    private static final String THREE_RUNS = "same data, n=2,6,12 -> 4,8,10";
    private static final String TWO_RUNS = "same data, n=2,12 -> 4,6,8,10";
    private static final String UP_TO_MORE_NODES = "same data, n=2,4,6 -> 8,10,12";
    private static final String FROM_FEW_NODES = "same data, n=2,4 -> 8,10,12";
    private static final String UP_FROM_FOUR = "two sizes of at most 70 % x n=2,6 -> all data, all n";
    private static final String UP_FROM_SIX = "two sizes of at most 70 % x n=2,6,12 -> all data, all n";

    private Optional<RuntimeBench.Result> result = Optional.empty();

    @BeforeAll
    void measure() {
        if (Files.isDirectory(DATA)) {
            result = Optional.of(RuntimeBench.of(DATA).run());
        }
    }

    /**
     * To half a point; but Ernest's from six runs to 0.6. What was published is of one choice among the repeats of each
     * run, and here are seven cases: of our five choices the best gives 12.6 and the worst 13.9, about the published 12.8.
     */
    @Test
    void textbookModelsErrAsPublishedWhereTheRunsAllowTheComparison() {
        closeTo(0.5, TWO_RUNS, 27.7, 10.7, 8.6, 10.7, 17.9);
        closeTo(0.5, UP_TO_MORE_NODES, 46.7, 17.0, 13.6, 17.0, 24.3);
        closeTo(0.5, UP_FROM_FOUR, 27.8, 17.5, 9.0, 9.6, 12.0);
        closeTo(0.5, UP_FROM_SIX, Method.THROUGHPUT, 28.4);
        closeTo(0.5, UP_FROM_SIX, Method.AMDAHL, 16.1);
        closeTo(0.6, UP_FROM_SIX, Method.ERNEST4, 12.8);
        closeTo(0.5, UP_FROM_SIX, Method.AMDAHL_AND_DATA, 7.4);
        closeTo(0.5, UP_FROM_SIX, Method.POWER_LAW, 9.8);
    }

    /**
     * To half a point where one term is fitted. Where two or more are, what was published counts sorts on a third machine
     * too, whose runs are not here: each method is held as near as the runs that are here allow, and all of them err less
     * on these.
     */
    @Test
    void textbookModelsErrAboutAsPublishedElsewhere() {
        closeTo(0.5, THREE_RUNS, 28.7);
        closeTo(0.8, THREE_RUNS, Method.AMDAHL, 7.3);
        closeTo(0.7, THREE_RUNS, Method.ERNEST4, 5.8);
        closeTo(0.8, THREE_RUNS, Method.AMDAHL_AND_DATA, 7.3);
        closeTo(0.9, THREE_RUNS, Method.POWER_LAW, 10.6);
        closeTo(0.5, FROM_FEW_NODES, 50.4);
        closeTo(2.0, FROM_FEW_NODES, Method.AMDAHL, 32.4);
        closeTo(1.5, FROM_FEW_NODES, Method.ERNEST4, 30.3);
        closeTo(2.0, FROM_FEW_NODES, Method.AMDAHL_AND_DATA, 32.4);
        closeTo(1.3, FROM_FEW_NODES, Method.POWER_LAW, 40.3);
    }

    @Test
    void errsByLessThanEightPercentUpFromSmallerDataWithFourToEightRuns() {
        assertThat(measured().errors())
                .filteredOn(errors -> errors.design().startsWith("two sizes"))
                .hasSize(4)
                .allSatisfy(errors -> {
                    assertThat(errors.runs()).isBetween(4, 8);
                    assertThat(errors.percent().get(Method.OURS.label()))
                            .as(errors.design())
                            .isLessThan(8)
                            .isLessThan(errors.percent().get(Method.ERNEST5.label()));
                });
    }

    @Test
    void missesAtMostOneSlaInAHundredAtTwentyPercent() {
        assertThat(measured().slas())
                .filteredOn(sla ->
                        sla.method().equals(Method.OURS.label()) && sla.rule().equals("margin 20 %"))
                .hasSize(4)
                .allSatisfy(
                        sla -> assertThat(sla.missedPercent()).as(sla.design()).isLessThan(1));
    }

    @Test
    void missesNoMoreThanItsProbabilityAllows() {
        assertThat(measured().slas())
                .filteredOn(sla -> sla.rule().equals("P(T<=SLA) 99 %"))
                .hasSize(4)
                .allSatisfy(
                        sla -> assertThat(sla.missedPercent()).as(sla.design()).isLessThan(1));
    }

    @Test
    void aSpreadsheetMissesSlasWhateverTheMargin() {
        assertThat(measured().slas())
                .filteredOn(sla -> sla.method().equals(Method.THROUGHPUT.label()))
                .extracting(Sla::missedPercent)
                .hasSize(4)
                .allSatisfy(missed -> assertThat(missed).isBetween(3.0, 9.0));
    }

    @Test
    void forecastsContainNineOfTenTimesOrMore() {
        assertThat(measured().coveragePercent()).isBetween(90.0, 99.0);
    }

    @Test
    void iterativeJobsAreRefused() {
        assertThat(measured().iterative()).hasSize(12).allSatisfy(point -> assertThat(point.refused())
                .hasValueSatisfying(why -> assertThat(why).startsWith("MEMORY_CLIFF: ")));
        assertThat(measured().iterative())
                .extracting(Iterative::unguardedPercent)
                .anyMatch(error -> error > 30);
    }

    @Test
    void scansAreNot() {
        assertThat(measured().scansRefused()).isZero();
    }

    @Test
    void aFolderWithoutTheRunsIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> RuntimeBench.of(empty)).hasMessage("there is no grep.tsv");
    }

    @Test
    void aFileOfAnotherKindIsRefused(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("grep.tsv"), "nodes\tseconds\n2\t3\n");

        assertThatThrownBy(() -> RuntimeBench.of(folder)).hasMessage("grep.tsv has no column data_size_MB");
    }

    @Test
    void aCellThatIsNoNumberIsRefused(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("grep.tsv"),
                "instance_count\tmachine_type\tslots\tmemory\tdata_size_MB\tgross_runtime\n2\tm\t16\t64000\tmany\t3\n");

        assertThatThrownBy(() -> RuntimeBench.of(folder)).hasMessage("grep.tsv, line 2: For input string: \"many\"");
    }

    private RuntimeBench.Result measured() {
        assumeTrue(result.isPresent(), "SKIPPED: no runs of C3O in ../shared/data/c3o");
        return result.orElseThrow();
    }

    /** Percent published for {@code b*D/n}, {@code a+b*D/n}, Ernest's four terms, {@code a+b*D/n+c*D}, the power law. */
    private void closeTo(double points, String design, double... published) {
        List<Method> methods =
                List.of(Method.THROUGHPUT, Method.AMDAHL, Method.ERNEST4, Method.AMDAHL_AND_DATA, Method.POWER_LAW);
        for (int index = 0; index < published.length; index++) {
            closeTo(points, design, methods.get(index), published[index]);
        }
    }

    private void closeTo(double points, String design, Method method, double published) {
        Errors errors = measured().errors().stream()
                .filter(each -> each.design().equals(design))
                .findFirst()
                .orElseThrow();
        assertThat(errors.percent().get(method.label())).as(method.label()).isCloseTo(published, within(points));
    }
}
