package io.lakewarden.model.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewarden.model.rows.RowFilter.And;
import io.lakewarden.model.rows.RowFilter.Compare;
import io.lakewarden.model.rows.RowFilter.In;
import io.lakewarden.model.rows.RowFilter.IsNull;
import io.lakewarden.model.rows.RowFilter.Not;
import io.lakewarden.model.rows.RowFilter.Operator;
import io.lakewarden.model.rows.RowFilter.Or;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFilterTest {
    private static final long SEED = Long.getLong("seed", 20260131);

    @Test
    void readsEveryConditionOfTheLanguage() {
        assertThat(RowFilter.of("country IN ('France', 'Belgium') AND amount >= 10"))
                .isEqualTo(new And(List.of(
                        new In("country", List.of(new Literal.Text("France"), new Literal.Text("Belgium"))),
                        new Compare("amount", Operator.GREATER_OR_EQUAL, new Literal.Number(new BigDecimal("10"))))));
        assertThat(RowFilter.of("day < date '2026-01-31' or not paid = true or name is not null"))
                .isEqualTo(new Or(List.of(
                        new Compare("day", Operator.LESS, new Literal.Day(LocalDate.of(2026, 1, 31))),
                        new Not(new Compare("paid", Operator.EQUAL, new Literal.Truth(true))),
                        new Not(new IsNull("name")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            a=1 and b=2 or c=3                | a = 1 AND b = 2 OR c = 3
            a=1 and (b=2 or c=3)              | a = 1 AND (b = 2 OR c = 3)
            ((a = 1) AND b = 2) AND c = 3     | a = 1 AND b = 2 AND c = 3
            not (a = 1 or b = 2)              | NOT (a = 1 OR b = 2)
            a != 1.50                         | a <> 1.5
            a not in (1, -2.0)                | a NOT IN (1, -2)
            name = 'O''Brien'                 | name = 'O''Brien'
            date >= DATE '2026-01-31'         | date >= DATE '2026-01-31'
            not not a is null                 | NOT (a IS NOT NULL)
            """)
    void printsTheCanonicalTextOfAFilter(String text, String canonical) {
        assertThat(RowFilter.of(text)).hasToString(canonical);
        assertThat(RowFilter.of(canonical)).isEqualTo(RowFilter.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            country =                  | got its end at character 10, expected a value such as 'text', 10, TRUE or DATE '2026-01-31'
            country = 'France          | got 'France at character 11, expected a closing quote
            country LIKE 'F%'          | got LIKE at character 9, expected =, <>, <, <=, >, >=, IN or IS
            Country = 'France'         | got Country at character 1, expected a column
            a = b                      | got b at character 5, expected a value such as 'text', 10, TRUE or DATE '2026-01-31'
            a = 1; DROP TABLE x        | got ; DROP TABLE x at character 6, expected a column, a value or a sign
            a = 1 b = 2                | got b at character 7, expected AND, OR or the end
            (a = 1                     | got its end at character 7, expected )
            a IN ()                    | got ) at character 7, expected a value such as 'text', 10, TRUE or DATE '2026-01-31'
            a = DATE '2026-02-30'      | got '2026-02-30' at character 10, expected a date such as '2026-01-31'
            a = NULL                   | got NULL at character 5, expected a value such as 'text', 10, TRUE or DATE '2026-01-31'
            a = 1e9                    | got 1e9 at character 5, expected a column, a value or a sign
            1 = 1                      | got 1 at character 1, expected a column
            a = 1 -- all               | got -- all at character 7, expected a column, a value or a sign
            """)
    void refusesWhatIsNoFilterWithItsCharacter(String text, String problem) {
        assertThatThrownBy(() -> RowFilter.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid row filter: " + problem);
    }

    @Test
    void refusesFiltersWithoutMeasure() {
        assertThatThrownBy(() -> RowFilter.of("(".repeat(1000)))
                .hasMessage(
                        "Invalid row filter: got ( at character 21, expected at most 20 levels of NOT and parentheses");
        assertThatThrownBy(() -> RowFilter.of("a = 1 OR ".repeat(1000)))
                .hasMessage("Invalid row filter: got 9000 characters, expected at most 2000");
        assertThatThrownBy(() -> RowFilter.of("a IN (1" + ",1".repeat(300) + ")"))
                .hasMessage("Invalid row filter: got 1 at character 407, expected at most 200 values");
        assertThatThrownBy(() -> RowFilter.of("a = " + "1".repeat(39)))
                .hasMessage(
                        "Invalid row filter: got " + "1".repeat(27) + "... at character 5, expected at most 38 digits");
    }

    @Test
    void namesTheColumnsItLooksAt() {
        assertThat(RowFilter.of("b = 1 AND (a IS NULL OR NOT c IN (2) OR b = 3)")
                        .columns())
                .containsExactly("a", "b", "c");
    }

    @Test
    void readsBackWhateverItPrints() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2000; round++) {
            RowFilter filter = filter(random, 3);

            assertThat(RowFilter.of(filter.toString()))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(filter);
        }
    }

    private static RowFilter filter(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> new Compare("a", Operator.values()[random.nextInt(6)], literal(random));
            case 1 -> new In("b", List.of(literal(random), literal(random)));
            case 2 -> new IsNull("c");
            case 3 -> new Not(filter(random, depth - 1));
            case 4 -> new And(parts(random, depth));
            default -> new Or(parts(random, depth));
        };
    }

    private static List<RowFilter> parts(Random random, int depth) {
        return IntStream.range(0, 2 + random.nextInt(2))
                .mapToObj(part -> filter(random, depth - 1))
                .toList();
    }

    private static Literal literal(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> new Literal.Text(List.of("", "'", "a'b", "\u00e9\\").get(random.nextInt(4)));
            case 1 -> new Literal.Number(BigDecimal.valueOf(random.nextInt(2000) - 1000, random.nextInt(3)));
            case 2 -> new Literal.Truth(random.nextBoolean());
            default -> new Literal.Day(LocalDate.ofEpochDay(random.nextInt(30_000)));
        };
    }
}
