package io.lakewarden.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.model.PolicyTest.Claim;
import io.lakewarden.model.rows.Literal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTestTest {
    private static final DatasetId INVOICES = DatasetId.of("gold.invoices");

    @Test
    void readsWhatSomebodyMayOrMayNot() {
        assertThat(PolicyTest.of("ana can read gold.invoices").claim())
                .isEqualTo(new Claim.May(Action.READ, INVOICES, Optional.empty(), true));
        assertThat(PolicyTest.of("ana cannot write gold.invoices").claim())
                .isEqualTo(new Claim.May(Action.WRITE, INVOICES, Optional.empty(), false));
        assertThat(PolicyTest.of("ana cannot read gold.invoices.customer_id").claim())
                .isEqualTo(new Claim.May(Action.READ, INVOICES, Optional.of("customer_id"), false));
    }

    @Test
    void readsHowAColumnLooks() {
        assertThat(PolicyTest.of("ana reads gold.invoices.name as first-four").claim())
                .isEqualTo(new Claim.Reads(INVOICES, "name", Optional.of(Mask.FIRST_FOUR)));
        assertThat(PolicyTest.of("ana reads gold.invoices.name unmasked").claim())
                .isEqualTo(new Claim.Reads(INVOICES, "name", Optional.empty()));
    }

    @Test
    void readsHowManyValuesAreSeenAndTheDayItIsAbout() {
        PolicyTest test =
                PolicyTest.of("ana sees 1 of 2 gold.invoices where country IN ('France', 'Spain') on 2028-01-01");

        assertThat(test.principal()).isEqualTo("ana");
        assertThat(test.on()).contains(LocalDate.of(2028, 1, 1));
        assertThat(test.claim())
                .isEqualTo(new Claim.Sees(
                        INVOICES, "country", List.of(new Literal.Text("France"), new Literal.Text("Spain")), 1));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = (char) 34,
            delimiter = '|',
            textBlock =
                    """
            ana sees 1 of 3 gold.x where c IN ('a', 'b') | Invalid policy test: got 2 values after where, expected the 3 that it speaks of
            ana sees 1 of 2 gold.x where c = 'a'         | Invalid policy test: got c = 'a' after where, expected a column IN a list of values
            ana can read gold.x on 2028-02-30            | Invalid policy test: got 2028-02-30 after on, expected a day of the calendar
            ana may read gold.x                          | Invalid policy test: got a sentence of another form, expected 'NAME can read DATASET', 'NAME cannot read DATASET.COLUMN', 'NAME reads DATASET.COLUMN as MASK' or 'NAME sees 1 of 2 DATASET where COLUMN IN (...)'
            """)
    void refusesWhatIsNoTest(String text, String message) {
        assertThatThrownBy(() -> PolicyTest.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
