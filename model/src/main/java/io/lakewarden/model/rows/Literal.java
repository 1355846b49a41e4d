package io.lakewarden.model.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.function.Function;

/** A value that a row filter compares a column with. */
public sealed interface Literal {
    /** {@code 'France'}; a quote inside is doubled. */
    record Text(String value) implements Literal {
        @Override
        public String toString() {
            return "'" + value.replace("'", "''") + "'";
        }
    }

    /** {@code 10} or {@code -0.25}; trailing zeros are dropped. */
    record Number(BigDecimal value) implements Literal {
        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }

    /** {@code TRUE} or {@code FALSE}. */
    record Truth(boolean value) implements Literal {
        @Override
        public String toString() {
            return value ? "TRUE" : "FALSE";
        }
    }

    /** {@code DATE '2026-01-31'}. */
    record Day(LocalDate value) implements Literal {
        @Override
        public String toString() {
            return "DATE '" + value + "'";
        }
    }

    /** One answer per kind of literal. */
    default <R> R match(
            Function<Text, R> text, Function<Number, R> number, Function<Truth, R> truth, Function<Day, R> day) {
        if (this instanceof Text aText) {
            return text.apply(aText);
        }

        if (this instanceof Number aNumber) {
            return number.apply(aNumber);
        }

        return this instanceof Truth aTruth ? truth.apply(aTruth) : day.apply((Day) this);
    }
}
