package io.lakewarden.infra.costguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetsJsonTest {
    private static final Set<String> PIPELINES = Set.of("billing", "shop");

    @Test
    void readsBothKinds() {
        assertThat(BudgetsJson.read(
                        "{\"monthlyDollars\": 1200.50, \"pipelines\": {\"shop\": 1, \"billing\": 800}}", PIPELINES))
                .containsExactly(
                        new Budget(Optional.empty(), new BigDecimal("1200.5")),
                        new Budget(Optional.of("billing"), new BigDecimal("800")),
                        new Budget(Optional.of("shop"), new BigDecimal("1")));
    }

    @Test
    void eitherMayBeLeftOut() {
        assertThat(BudgetsJson.read("{}", PIPELINES)).isEmpty();
        assertThat(BudgetsJson.read("{\"pipelines\": {\"shop\": 1}}", PIPELINES))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0000',
            textBlock =
                    """
                    []                                   | Invalid budgets: expected an object
                    {"monthlyDollar": 3}                 | Invalid budget: got monthlyDollar, expected one of [monthlyDollars, pipelines]
                    {"monthlyDollars": "3"}              | Invalid budget: got "3", expected dollars a month
                    {"monthlyDollars": 0}                | Invalid budget: got 0 dollars a month, expected more than 0
                    {"pipelines": {"shops": 3}}          | Invalid budget: got shops, expected one of [billing, shop]
                    {"pipelines": [3]}                   | Invalid budgets: expected an object of pipelines
                    """)
    void nothingElseMayBeInIt(String json, String message) {
        assertThatThrownBy(() -> BudgetsJson.read(json, PIPELINES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void theSameKeyTwiceIsRefused() {
        assertThatThrownBy(() -> BudgetsJson.read("{\"monthlyDollars\": 1, \"monthlyDollars\": 2}", PIPELINES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Invalid budgets: Duplicate field 'monthlyDollars'");
    }
}
