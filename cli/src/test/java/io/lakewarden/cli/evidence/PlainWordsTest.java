package io.lakewarden.cli.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewarden.model.Mask;
import io.lakewarden.model.rows.RowFilter;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "country = 'France'                   | country is “France”",
                "country <> 'France'                  | country is there and is not “France”",
                "country IN ('France')                | country is “France”",
                "country IN ('A', 'B', 'C')           | country is one of “A”, “B” or “C”",
                "country NOT IN ('A', 'B')            | country is there and is none of “A” or “B”",
                "country NOT IN ('A')                 | country is there and is not “A”",
                "country IS NULL                      | country is empty",
                "country IS NOT NULL                  | country is not empty",
                "lines >= 10                          | lines is at least 10",
                "lines > 10 AND lines < 20.5          | lines is more than 10 and lines is less than 20.5",
                "day <= DATE '2026-01-31'             | day is at most 2026-01-31",
                "open = TRUE OR a = 1 AND b = 2       | open is true or (a is 1 and b is 2)",
                "(a = 1 OR b = 2) AND c = 'it''s'     | (a is 1 or b is 2) and c is “it's”",
                "NOT (a = 1 OR b = 2)                 | it is false that (a is 1 or b is 2)"
            })
    void aFilterIsAClause(String filter, String words) {
        assertThat(PlainWords.of(RowFilter.of(filter))).isEqualTo(words);
    }

    @Test
    void allRowsAreNotSomeRows() {
        assertThat(PlainWords.rows(Optional.empty())).isEqualTo("all rows");
        assertThat(PlainWords.rows(Optional.of(RowFilter.of("a = 1")))).isEqualTo("rows in which a is 1");
    }

    @Test
    void everyMaskHasWordsOfItsOwnAndNoneIsTheValueItself() {
        assertThat(Stream.of(Mask.values()).map(Optional::of).map(PlainWords::of))
                .doesNotHaveDuplicates()
                .doesNotContain("the value itself");
        assertThat(PlainWords.of(Optional.empty())).isEqualTo("the value itself");
    }
}
