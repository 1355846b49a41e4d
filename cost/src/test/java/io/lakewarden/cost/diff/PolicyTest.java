package io.lakewarden.cost.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.cost.estimate.CostRange;
import io.lakewarden.cost.money.Usd;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTest {
    private static final EnvironmentDiff DIFF = diff("1000", "1100", "20", "25");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    month.p50 > +10%,      false
                    month.p50 >= +10%,     true
                    month.p50>+9.9%,       true
                    month.p50 > +$99.99,   true
                    month.p50 > +$100,     false
                    month.p50 > $1099,     true
                    month.p50 > $1100,     false
                    month.p50 >= $1100,    true
                    month.p50 < -1%,       false
                    month.p50 < +11%,      true
                    month.p50 <= -$1,      false
                    fixed.usual > +0%,     true
                    variable.p10 > +0%,    true
                    run.p90 > +24%,        true
                    run.p90 > +25%,        false
                    terabyte.p50 > $25,    false
                    """)
    void holdsWhereItSays(String policy, boolean holds) {
        assertThat(Policy.parse(policy).holdsIn(DIFF).isEmpty()).isEqualTo(!holds);
    }

    @Test
    void saysWhatWentFromWhereToWhere() {
        assertThat(Policy.parse(" month.p50 > +5% ").holdsIn(DIFF))
                .containsExactly(
                        "prod: month.p50 > +5% holds: the p50 of the month went from $1,000.00 to $1,100.00 (+10.0 %)");
        assertThat(Policy.parse("run.usual > $24").holdsIn(DIFF))
                .containsExactly(
                        "prod: run.usual > $24 holds: the usual of a run of billing went from $20.00 to $25.00 (+25.0 %)");
    }

    @Test
    void fromNothingEveryRiseIsMoreThanAnyPercentage() {
        EnvironmentDiff risen = diff("0", "0.01", "0", "0");

        assertThat(Policy.parse("month.p50 > +1000%").holdsIn(risen))
                .containsExactly("prod: month.p50 > +1000% holds: the p50 of the month went from $0.00 to $0.01");
        assertThat(Policy.parse("run.p50 > +0%").holdsIn(risen)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    months.p50 > +10%   | one of month, fixed, variable, run, terabyte at column 1
                    month > +10%        | a dot and one of usual, p10, p50, p90 at column 6
                    month.p95 > +10%    | one of usual, p10, p50, p90 at column 7
                    month.p50 = +10%    | one of >, >=, <, <= at column 11
                    month.p50 > 10%     | + or - before a percentage or $ before dollars at column 13
                    month.p50 > +10     | % after the number, or $ before it at column 16
                    month.p50 > +x%     | a number or $ at column 14
                    month.p50 > $       | a number of dollars at column 14
                    month.p50 > +10% or | the end at column 18
                    month.P50 > +10%    | one of usual, p10, p50, p90 at column 7
                    """)
    void refusesAnythingElseWithItsColumnAndTheRemedy(String policy, String expected) {
        assertThatThrownBy(() -> Policy.parse(policy))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid policy: got " + policy + ", expected " + expected
                        + "; write it as in 'month.p50 > +10%', 'run.p90 > +$5' or 'month.p90 > $2000'");
    }

    private static EnvironmentDiff diff(String month, String monthNow, String run, String runNow) {
        Ranges months = new Ranges(sure(month), sure(monthNow));
        Ranges runs = new Ranges(sure(run), sure(runNow));
        return new EnvironmentDiff(
                "prod",
                months,
                months,
                months,
                List.of(new PipelineDiff(
                        "billing", runs, runs, new PipelineDiff.Minutes(Optional.empty(), Optional.empty()))),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of());
    }

    private static CostRange sure(String usd) {
        return new CostRange(Usd.of(usd), Usd.of(usd), Usd.of(usd), Usd.of(usd));
    }
}
