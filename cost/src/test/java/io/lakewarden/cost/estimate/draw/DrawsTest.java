package io.lakewarden.cost.estimate.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.lakewarden.cost.estimate.draw.Input.About;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int COUNT = 2000;
    private static final Input VOLUME = positive("volume", "80", "100", "150");
    private static final Input OF_A_RUN =
            positive("volume of a run", "80", "100", "125").ofEachRun();
    private static final Input PRICE = Input.between(about("price"), new BigDecimal("2"), new BigDecimal("4"));

    @Test
    void hasOneTenthOfItsValuesBelowItsP10AndOneTenthAboveItsP90() {
        Draws draws = new Draws(List.of(), COUNT, 1);
        Amount volume = draws.of(VOLUME);

        assertThat(share(volume, 80)).isCloseTo(0.1, offset(0.002));
        assertThat(share(volume, 100)).isCloseTo(0.5, offset(0.002));
        assertThat(share(volume, 150)).isCloseTo(0.9, offset(0.002));
        assertThat(volume.usual()).isEqualByComparingTo("100");
        assertThat(share(draws.of(PRICE), 2.5)).isCloseTo(0.25, offset(0.002));
    }

    @Test
    void anotherInputChangesNoValueOfTheFirst() {
        Draws alone = new Draws(List.of(), COUNT, 1);
        Draws together = new Draws(List.of(), COUNT, 1);
        together.of(PRICE);

        assertThat(values(alone.of(VOLUME))).isEqualTo(values(together.of(VOLUME)));
    }

    @Test
    void anotherSeedGivesOtherValues() {
        assertThat(values(new Draws(List.of(), COUNT, 1).of(VOLUME)))
                .isNotEqualTo(values(new Draws(List.of(), COUNT, 2).of(VOLUME)));
    }

    @Test
    void inputsDoNotMoveTogether() {
        Draws draws = new Draws(List.of(), COUNT, 1);
        Amount volume = draws.of(VOLUME);
        Amount price = draws.of(PRICE);
        long both = IntStream.range(0, COUNT)
                .filter(index -> volume.draw(index) > 100 && price.draw(index) > 3)
                .count();

        assertThat(both / (double) COUNT).isCloseTo(0.25, offset(0.03));
    }

    @Test
    void behindTheDrawsEachKnownInputVariesAlone() {
        Draws draws = new Draws(List.of(VOLUME, PRICE), COUNT, 1);
        Amount cost = draws.of(VOLUME).times(draws.of(PRICE));

        assertThat(draws.width()).isEqualTo(COUNT + 4);
        assertThat(cost.draw(draws.varied(0))).isEqualTo(80 * 3);
        assertThat(cost.draw(draws.varied(0) + 1)).isEqualTo(150 * 3);
        assertThat(cost.draw(draws.varied(1))).isCloseTo(100 * 2.2, offset(1e-9));
        assertThat(cost.draw(draws.varied(1) + 1)).isCloseTo(100 * 3.8, offset(1e-9));
    }

    @Test
    void aMonthOfThirtyEqualRunsIsNarrowerThanOneByTheRootOfThirtyWhereNothingLasts() {
        Draws draws = new Draws(List.of(), COUNT, 1);
        Amount run = draws.of(OF_A_RUN);
        Amount month = draws.together("January", 30, one -> one.of(OF_A_RUN));

        assertThat(width(run) / (width(month) / 30)).isCloseTo(Math.sqrt(30), within(0.5));
        assertThat(month.usual()).isEqualByComparingTo("3000");
    }

    @Test
    void aMonthIsNoNarrowerThanARunWhereAllLasts() {
        Draws draws = new Draws(List.of(), COUNT, 1);
        Amount run = draws.of(PRICE);
        Amount month = draws.together("January", 30, one -> one.of(PRICE));

        assertThat(width(month) / 30).isCloseTo(width(run), within(1e-9));
    }

    @Test
    void theAverageRunOfManyIsTheUsualOne() {
        Amount month = new Draws(List.of(), COUNT, 1).together("January", 1000, one -> one.of(OF_A_RUN));

        assertThat(values(month).stream().mapToDouble(value -> value).average().orElseThrow() / 1000)
                .isCloseTo(100, within(0.1));
    }

    @Test
    void aMonthOfOneRunIsAsWideAsTheRun() {
        Draws draws = new Draws(List.of(), COUNT, 1);

        assertThat(width(draws.together("January", 1, one -> one.of(OF_A_RUN))))
                .isCloseTo(width(draws.of(OF_A_RUN)), withinPercentage(4));
    }

    @Test
    void theRunsOfAMonthAreTheSameForWhoeverAsksAndOthersInTheNext() {
        Draws draws = new Draws(List.of(), COUNT, 1);
        Amount january = draws.together("January", 30, one -> one.of(OF_A_RUN));

        assertThat(values(draws.together("January", 30, one -> one.of(OF_A_RUN))))
                .isEqualTo(values(january));
        assertThat(values(draws.together("January", 30, one -> one.of(OF_A_RUN).times(2))))
                .isEqualTo(values(january.times(2)));
        assertThat(values(draws.together("February", 30, one -> one.of(OF_A_RUN))))
                .isNotEqualTo(values(january));
    }

    @Test
    void moreRunsThanAreDrawnCountAllTheSame() {
        Draws draws = new Draws(List.of(), 100, 1);
        Amount month = draws.together("January", 40_000, one -> Amount.of(2));

        assertThat(month.usual()).isEqualByComparingTo("80000");
        assertThat(month.draw(0)).isCloseTo(80_000, within(1e-6));
    }

    @Test
    void asIfAllRunsWereAlikeAMonthIsSoManyTimesARun() {
        Draws draws = new Draws(List.of(), COUNT, 1);

        assertThat(values(draws.alike().together("January", 30, one -> one.of(OF_A_RUN))))
                .isEqualTo(values(draws.of(OF_A_RUN).times(30)));
    }

    @Test
    void behindTheDrawsAllRunsOfAMonthVaryAlike() {
        Draws draws = new Draws(List.of(OF_A_RUN), COUNT, 1);
        Amount month = draws.together("January", 30, one -> one.of(OF_A_RUN));

        assertThat(month.draw(draws.varied(0))).isEqualTo(30 * 80);
        assertThat(month.draw(draws.varied(0) + 1)).isEqualTo(30 * 125);
    }

    /** From P10 to P90. */
    private static double width(Amount amount) {
        List<Double> sorted = values(amount).stream().sorted().toList();
        return sorted.get(COUNT * 9 / 10) - sorted.get(COUNT / 10);
    }

    private static double share(Amount amount, double below) {
        return values(amount).stream().filter(value -> value < below).count() / (double) COUNT;
    }

    private static List<Double> values(Amount amount) {
        return IntStream.range(0, COUNT).mapToObj(amount::draw).toList();
    }

    private static Input positive(String name, String p10, String p50, String p90) {
        return Input.positive(about(name), new BigDecimal(p10), new BigDecimal(p50), new BigDecimal(p90));
    }

    private static About about(String name) {
        return new About(name, "For a test", "units", "made up");
    }
}
