package io.lakewarden.cost.estimate.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.lakewarden.cost.estimate.draw.Input.About;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final int COUNT = 2000;
    private static final Input VOLUME = positive("volume", "80", "100", "150");
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
