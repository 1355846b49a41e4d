package io.lakewarden.cost.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttributionTest {
    private static final int ROUNDS = 500;

    @Test
    void aFactorThatAloneChangedHasAllOfIt() {
        Attribution parts = of(numbers("2", "8", "1.5", "30"), numbers("3", "8", "1.5", "30"));

        assertThat(parts).isEqualTo(new Attribution(Usd.of("360"), Usd.ZERO, Usd.ZERO, Usd.ZERO));
    }

    @Test
    void twoThatChangedShareWhatTheyMadeTogether() {
        // 2 x 8 became 3 x 10: 8 for the price alone, 4 for the quantity alone, 2 that both made.
        Attribution parts = of(numbers("2", "8", "1", "1"), numbers("3", "10", "1", "1"));

        assertThat(parts).isEqualTo(new Attribution(Usd.of("9"), Usd.of("5"), Usd.ZERO, Usd.ZERO));
    }

    @Test
    void whatRoundingLeavesGoesToTheLargestPart() {
        Attribution parts = of(numbers("1", "1", "1", "0"), numbers("2", "2", "2", "1"));

        assertThat(parts.price()).isEqualTo(Usd.of("1.416666666667"));
        assertThat(parts.quantity()).isEqualTo(parts.price());
        assertThat(parts.time()).isEqualTo(parts.price());
        assertThat(parts.usage()).isEqualTo(Usd.of("3.749999999999"));
        assertThat(parts.total()).isEqualTo(Usd.of("8"));
    }

    @Test
    void theSumIsTheChangeAndTheOtherWayRoundEverySignTurns() {
        Random random = new Random(7);
        for (int round = 0; round < ROUNDS; round++) {
            List<BigDecimal> before = numbers(random);
            List<BigDecimal> after = numbers(random);

            Attribution there = of(before, after);
            Attribution back = of(after, before);

            assertThat(there.total())
                    .as("round " + round)
                    .isEqualTo(new Usd(product(after).subtract(product(before))));
            assertThat(Stream.of(Factor.values()).map(there::of).toList())
                    .as("round " + round)
                    .isEqualTo(Stream.of(Factor.values())
                            .map(factor -> Usd.ZERO.minus(back.of(factor)))
                            .toList());
        }
    }

    @Test
    void whatDidNotChangeHasNothing() {
        Random random = new Random(8);
        for (int round = 0; round < ROUNDS; round++) {
            List<BigDecimal> before = numbers(random);
            List<BigDecimal> after = numbers(random);
            Factor same = Factor.values()[round % 4];
            List<BigDecimal> kept = Stream.of(Factor.values())
                    .map(factor -> (factor == same ? before : after).get(factor.ordinal()))
                    .toList();

            assertThat(of(before, kept).of(same)).as("round " + round).isEqualTo(Usd.ZERO);
        }
    }

    private static Attribution of(List<BigDecimal> before, List<BigDecimal> after) {
        Function<Set<Factor>, BigDecimal> worth = renewed -> Stream.of(Factor.values())
                .map(factor -> (renewed.contains(factor) ? after : before).get(factor.ordinal()))
                .reduce(BigDecimal.ONE, BigDecimal::multiply);
        return Attribution.of(worth, new Usd(product(after).subtract(product(before))));
    }

    private static BigDecimal product(List<BigDecimal> factors) {
        return factors.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    private static List<BigDecimal> numbers(String... numbers) {
        return Stream.of(numbers).map(BigDecimal::new).toList();
    }

    private static List<BigDecimal> numbers(Random random) {
        return Stream.generate(() -> BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(6)))
                .limit(4)
                .toList();
    }
}
