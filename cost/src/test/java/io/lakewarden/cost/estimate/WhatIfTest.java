package io.lakewarden.cost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.estimate.WhatIf.Dial;
import io.lakewarden.cost.estimate.WhatIf.Figure;
import io.lakewarden.cost.estimate.WhatIf.Setting;
import io.lakewarden.cost.money.Usd;
import io.lakewarden.model.Workload;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {
    private static final String VOLUME = "volume of billing";

    @TempDir
    private static Path folder;

    private static List<EnvironmentEstimate> estimates = List.of();
    private static WhatIf whatIf = WhatIf.none();

    @BeforeAll
    static void computesIt() {
        estimates = OursEstimate.of(folder).environments();
        whatIf = OursEstimate.whatIf(folder, estimate());
    }

    @Test
    void itsDialsAreTheInputsThatMoveTheMonthMost() {
        assertThat(whatIf.dials())
                .extracting(Dial::name)
                .containsExactlyElementsOf(estimate().assumptions().stream()
                        .limit(3)
                        .map(Assumption::name)
                        .toList())
                .contains(VOLUME);
        assertThat(whatIf.dials()).allSatisfy(dial -> {
            assertThat(dial.settings()).extracting(Setting::name).containsExactly("P10", "P30", "P50", "P70", "P90");
            assertThat(dial.settings()).extracting(Setting::value).isSorted();
        });
        assertThat(whatIf.figures())
                .allSatisfy(figure -> assertThat(figure.values()).hasSize(5 * 5 * 5));
    }

    @Test
    void whereAllIsUsualItSaysWhatTheEstimateSays() {
        PipelineCost billing = estimate().pipelines().get(0);

        assertCents(usual("the month"), estimate().total().usual());
        assertCents(usual("fixed part of it"), estimate().fixed().usual());
        assertCents(usual("variable part of it"), estimate().variable().usual());
        assertCents(usual("billing: the month"), billing.month().usual());
        assertCents(usual("billing: a run"), billing.run().usual());
        assertCents(usual("billing: a TB"), billing.terabyte().usual());
        assertThat(usual("billing: minutes of a run")).isEqualTo(billing.minutes());
    }

    @Test
    void withOneInputAloneItSaysWhatTheTornadoSays() {
        for (int dial = 0; dial < whatIf.dials().size(); dial++) {
            Assumption input = estimate().assumptions().get(dial);

            assertCents(at("the month", turned(dial, 0)), input.monthAtP10());
            assertCents(at("the month", turned(dial, 4)), input.monthAtP90());
        }
    }

    @Test
    void eachVolumeCostsWhatTheEstimateOfThatVolumeCosts() {
        int volume = whatIf.dials().stream().map(Dial::name).toList().indexOf(VOLUME);
        for (int setting = 0; setting < 5; setting++) {
            BigDecimal gibibytes =
                    whatIf.dials().get(volume).settings().get(setting).value();
            EnvironmentEstimate other = Ours.usual(folder, Ours.asItIs(), Ours.gibibytes(gibibytes.doubleValue()));
            PipelineCost billing = other.pipelines().get(0);

            assertCents(at("the month", turned(volume, setting)), other.total().usual());
            assertCents(
                    at("billing: a run", turned(volume, setting)), billing.run().usual());
            assertCents(
                    at("billing: a TB", turned(volume, setting)),
                    billing.terabyte().usual());
            assertThat(at("billing: minutes of a run", turned(volume, setting))).isEqualTo(billing.minutes());
        }
    }

    @Test
    void theFixedPartDoesNotMoveWithTheVolumeAndTheVariablePartDoes() {
        int volume = whatIf.dials().stream().map(Dial::name).toList().indexOf(VOLUME);

        assertThat(at("fixed part of it", turned(volume, 4))).isEqualTo(usual("fixed part of it"));
        assertThat(at("variable part of it", turned(volume, 4))).isGreaterThan(usual("variable part of it"));
    }

    @Test
    void eachGrowthCostsWhatTheEstimateOfThatGrowthCosts() {
        EnvironmentEstimate defined = Ours.estimate(folder, Ours.asItIs(), growing("2"), 20);
        WhatIf grown = new Estimator(Ours.BOOK, Ours.FIRST, 20, Ours.SEED)
                .whatIf(defined, Ours.inventory(folder, Ours.asItIs()), List.of(Ours.load(growing("2"))));
        List<BigDecimal> months = grown.figures().get(0).values();
        int inputs = months.size() / 5;
        int usual = inputs / 2;

        assertThat(grown.dials()).hasSize(4).first().satisfies(dial -> {
            assertThat(dial.name()).isEqualTo("growth");
            assertThat(dial.settings())
                    .containsExactly(
                            new Setting("", new BigDecimal("0.0")),
                            new Setting("", new BigDecimal("0.5")),
                            new Setting("as defined", new BigDecimal("1.0")),
                            new Setting("", new BigDecimal("1.5")),
                            new Setting("", new BigDecimal("2.0")));
        });
        assertCents(months.get(grown.usual()), defined.total().usual());
        for (int percent = 0; percent <= 4; percent++) {
            EnvironmentEstimate other = Ours.usual(folder, Ours.asItIs(), growing(String.valueOf(percent)));

            assertCents(months.get(percent * inputs + usual), other.total().usual());
        }
    }

    @Test
    void withoutDrawsThereIsNothingToTurn() {
        EnvironmentEstimate sure = Ours.usual(folder, Ours.asItIs(), Ours.gibibytes(OursEstimate.GIBIBYTES));

        assertThat(OursEstimate.whatIf(folder, sure)).isEqualTo(WhatIf.none());
    }

    private static Workload growing(String percent) {
        Workload still = Ours.gibibytes(OursEstimate.GIBIBYTES);
        return new Workload(
                still.volume(),
                new BigDecimal(percent),
                still.file(),
                still.expansion(),
                still.slaPercent(),
                still.cached(),
                still.calibration());
    }

    private static EnvironmentEstimate estimate() {
        return estimates.get(0);
    }

    private static BigDecimal usual(String figure) {
        return values(figure).get(whatIf.usual());
    }

    private static BigDecimal at(String figure, List<Integer> settings) {
        int at = 0;
        for (int setting : settings) {
            at = 5 * at + setting;
        }

        return values(figure).get(at);
    }

    /** One dial turned, the others as usual. */
    private static List<Integer> turned(int dial, int setting) {
        List<Integer> settings =
                new ArrayList<>(IntStream.range(0, 3).map(any -> 2).boxed().toList());
        settings.set(dial, setting);
        return settings;
    }

    private static List<BigDecimal> values(String name) {
        return whatIf.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .map(Figure::values)
                .findFirst()
                .orElseThrow();
    }

    private static void assertCents(BigDecimal value, Usd usd) {
        assertThat(new Usd(value).rounded(2)).isEqualTo(usd.rounded(2));
    }
}
