package io.lakewarden.cost.estimate;

import io.lakewarden.cost.estimate.Bill.Item;
import io.lakewarden.cost.estimate.draw.Amount;
import io.lakewarden.cost.money.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What items cost together.
 *
 * @param usual exact
 * @param draws in each draw
 */
record Sum(Usd usual, double[] draws) {
    static Sum of(List<Item> items, int width) {
        Usd usual = Usd.ZERO;
        double[] draws = new double[width];
        for (Item item : items) {
            usual = usual.plus(item.usual());
            for (int index = 0; index < width; index++) {
                draws[index] += item.draws()[index];
            }
        }

        return new Sum(usual, draws);
    }

    CostRange range(int count) {
        return CostRange.of(usual, draws, count);
    }

    /** The range of each of so many equal parts; nothing where there are none. */
    CostRange range(int count, Amount parts) {
        if (parts.usual().signum() == 0) {
            return CostRange.sure(Usd.ZERO);
        }

        double[] divided = new double[draws.length];
        Arrays.setAll(divided, index -> draws[index] / parts.draw(index));
        return CostRange.of(new Usd(usual.value().divide(parts.usual(), MathContext.DECIMAL64)), divided, count);
    }

    /** Its value at each that the inputs are given. */
    List<BigDecimal> each() {
        return each(Amount.of(1));
    }

    /** The value of each of so many equal parts; zero where there are none. */
    List<BigDecimal> each(Amount parts) {
        return IntStream.range(0, draws.length)
                .mapToObj(index -> parts.draw(index) == 0 ? 0 : draws[index] / parts.draw(index))
                .map(value -> CostRange.usd(value).value())
                .toList();
    }
}
