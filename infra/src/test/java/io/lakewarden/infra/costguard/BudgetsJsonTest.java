package io.lakewarden.infra.costguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsJsonTest {
    private static final Set<String> PIPELINES = Set.of("billing", "shop");

    @Test
    void readsMonthsAndLimitsOfRuns() {
        Budgets budgets = BudgetsJson.read(
                """
                {"inputs": "0a1b", "estimateOf": "2027-11", "resourcesNotInIt": 3,
                 "month": {"p50Dollars": 1000, "p90Dollars": 1200.50},
                 "pipelines": {
                   "shop": {"month": {"p50Dollars": 0, "p90Dollars": 0}, "clusterMinutes": 30},
                   "billing": {"month": {"p50Dollars": 700, "p90Dollars": 800}, "clusterMinutes": 135,
                     "run": {"p95Dollars": 40.5, "clusterDollarsPerHour": 25, "besideClusterDollars": 0.5}}}}
                """,
                PIPELINES);

        assertThat(budgets.months())
                .containsExactly(
                        Budget.always(Optional.empty(), new BigDecimal("1200.5")),
                        Budget.always(Optional.of("billing"), new BigDecimal("800")),
                        Budget.always(Optional.of("shop"), new BigDecimal("0")));
        assertThat(budgets.runs())
                .containsExactly(
                        new RunLimit(
                                "billing",
                                Duration.ofMinutes(135),
                                Optional.of(new RunPrice(
                                        new BigDecimal("40.5"), new BigDecimal("25"), new BigDecimal("0.5")))),
                        new RunLimit("shop", Duration.ofMinutes(30), Optional.empty()));
    }

    @Test
    void aBudgetHoldsFromItsMonthOnUntilTheNextAndTheFirstAlsoBefore() {
        Budget budget = BudgetsJson.read(
                        """
                        {"months": {"2027-02": {"p90Dollars": 30}, "2026-12": {"p90Dollars": 10},
                         "2027-01": {"p90Dollars": 20}}}
                        """,
                        PIPELINES)
                .months()
                .get(0);

        assertThat(budget.dollars(YearMonth.of(2026, 11))).isEqualTo("10");
        assertThat(budget.dollars(YearMonth.of(2026, 12))).isEqualTo("10");
        assertThat(budget.dollars(YearMonth.of(2027, 1))).isEqualTo("20");
        assertThat(budget.dollars(YearMonth.of(2028, 1))).isEqualTo("30");
    }

    @Test
    void anyOfItMayBeLeftOut() {
        assertThat(BudgetsJson.read("{}", PIPELINES)).isEqualTo(Budgets.NONE);
        assertThat(BudgetsJson.read("{\"pipelines\": {\"shop\": {}}}", PIPELINES))
                .isEqualTo(Budgets.NONE);
    }

    @Test
    void saysWhatItWasWrittenFrom() {
        assertThat(BudgetsJson.inputs("{\"inputs\": \"0a1b\"}")).contains("0a1b");
        assertThat(BudgetsJson.inputs("{}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            textBlock =
                    """
                    []                                                    | Invalid budgets: expected an object
                    {"yearly": {}}                                        | Invalid budget: got yearly, expected one of [estimateOf, inputs, month, months, pipelines, resourcesNotInIt]
                    {"month": {"p90Dollars": "3"}}                        | Invalid budget: got p90Dollars "3", expected a number
                    {"month": {"p50Dollars": 3}}                          | Invalid budget: got no p90Dollars, expected a number
                    {"month": {"p90Dollars": -1}}                         | Invalid budget: got -1 dollars a month, expected 0 or more
                    {"month": 3}                                          | Invalid budget: got 3, expected an object of [p50Dollars, p90Dollars]
                    {"month": {}, "months": {}}                           | Invalid budget: got month and months, expected one of them
                    {"months": 3}                                         | Invalid budget: got 3, expected an object of months such as 2026-12
                    {"months": {}}                                        | Invalid budget: got no month, expected one or more
                    {"months": {"12/26": {"p90Dollars": 1}}}              | Invalid budget: got the month 12/26, expected one such as 2026-12
                    {"months": {"2026-12": {"p50Dollars": 1}}}            | Invalid budget: got no p90Dollars, expected a number
                    {"months": {"2026-12": {"p90Dollars": -1}}}           | Invalid budget: got -1 dollars a month, expected 0 or more
                    {"pipelines": {"shops": {}}}                          | Invalid budget: got shops, expected one of [billing, shop]
                    {"pipelines": [3]}                                    | Invalid budget: got [3], expected an object of [billing, shop]
                    {"pipelines": {"shop": {"clusterMinutes": 0}}}        | Invalid budget: got a cluster of 0 minutes for shop, expected more than 0
                    {"pipelines": {"shop": {"run": {"p95Dollars": 3}}}}   | Invalid budget: got run of shop alone, expected clusterMinutes beside it
                    """)
    void nothingElseMayBeInIt(String json, String message) {
        assertThatThrownBy(() -> BudgetsJson.read(json, PIPELINES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void aRunThatCostsNothingByTheHourIsRefused() {
        String run = "{\"pipelines\": {\"shop\": {\"clusterMinutes\": 9, \"run\": {\"p95Dollars\": 1, "
                + "\"clusterDollarsPerHour\": %s, \"besideClusterDollars\": %s}}}}";

        assertThatThrownBy(() -> BudgetsJson.read(run.formatted("0", "0.5"), PIPELINES))
                .hasMessage("Invalid budget: got a run of 0.5 dollars at 0 dollars an hour, expected both to be more "
                        + "than 0");
        assertThatThrownBy(() -> BudgetsJson.read(run.formatted("2", "1.5"), PIPELINES))
                .hasMessage("Invalid budget: got a run of -0.5 dollars at 2 dollars an hour, expected both to be more "
                        + "than 0");
    }

    @Test
    void theSameKeyTwiceIsRefused() {
        assertThatThrownBy(() -> BudgetsJson.read("{\"month\": {}, \"month\": {}}", PIPELINES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid budgets: Duplicate field 'month'");
    }
}
