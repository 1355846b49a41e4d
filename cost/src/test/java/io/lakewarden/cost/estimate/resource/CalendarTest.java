package io.lakewarden.cost.estimate.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalendarTest {
    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    @Test
    void storesWhatCountingEveryDayOfEveryAgeStores() {
        Random random = new Random(5);
        for (int round = 0; round < 40; round++) {
            int index = random.nextInt(12);
            List<BigDecimal> perMonth = IntStream.rangeClosed(0, index)
                    .mapToObj(month -> BigDecimal.valueOf(random.nextInt(100)))
                    .toList();
            int from = random.nextInt(100);
            int to = from + 1 + random.nextInt(300);

            assertThat(sum(perMonth, new Calendar(FIRST, index).stored(from, to)))
                    .as("month " + index + ", ages " + from + " to " + to)
                    .isCloseTo(counted(perMonth, index, from, to), offset(1e-6));
        }
    }

    @Test
    void agesThatFollowEachOtherAddUp() {
        Calendar calendar = new Calendar(FIRST, 7);
        List<BigDecimal> perMonth = Collections.nCopies(8, BigDecimal.TEN);

        assertThat(sum(perMonth, calendar.stored(0, 30)) + sum(perMonth, calendar.stored(30, 365)))
                .isCloseTo(sum(perMonth, calendar.stored(0, 365)), offset(1e-9));
    }

    @Test
    void whatBecomesOfAnAgeInTheMonthCameSoLongBefore() {
        Calendar march = new Calendar(FIRST, 2);

        List<BigDecimal> oneADay = List.of(new BigDecimal("31"), new BigDecimal("28"), new BigDecimal("31"));

        assertThat(sum(oneADay, march.passing(31))).isCloseTo(31, offset(1e-9));
        assertThat(sum(oneADay, march.passing(365))).isZero();
    }

    @Test
    void growthIsCompound() {
        assertThat(Calendar.growth(new BigDecimal("10"), 2)).isEqualByComparingTo("1.21");
        assertThat(Calendar.growth(new BigDecimal("-50"), 2)).isEqualByComparingTo("0.25");
    }

    private static double sum(List<BigDecimal> perMonth, List<BigDecimal> shares) {
        return IntStream.range(0, shares.size())
                .mapToDouble(
                        month -> perMonth.get(month).multiply(shares.get(month)).doubleValue())
                .sum();
    }

    private static double counted(List<BigDecimal> perMonth, int index, int from, int to) {
        YearMonth month = FIRST.plusMonths(index);
        double sum = 0;
        for (int day = 1; day <= month.lengthOfMonth(); day++) {
            for (int age = from; age < to; age++) {
                LocalDate came = month.atDay(day).minusDays(age);
                if (!came.isBefore(FIRST.atDay(1))) {
                    YearMonth of = YearMonth.from(came);
                    int at = (int) ChronoUnit.MONTHS.between(FIRST, of);
                    sum += perMonth.get(at).doubleValue() / of.lengthOfMonth();
                }
            }
        }

        return sum / month.lengthOfMonth();
    }
}
