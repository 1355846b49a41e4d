package io.lakewarden.cost.diff;

import io.lakewarden.cost.diff.Policy.Figure;
import io.lakewarden.cost.diff.Policy.Limit;
import io.lakewarden.cost.diff.Policy.Limit.Measure;
import io.lakewarden.cost.diff.Policy.Operator;
import io.lakewarden.cost.diff.Policy.Subject;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a policy from left to right; what it does not expect it refuses, with the column. */
final class PolicyParser {
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
    private static final Pattern DOT = Pattern.compile("\\.");
    private static final Pattern OPERATOR = Pattern.compile("[<>]=?");
    private static final Pattern SIGN = Pattern.compile("[+-]");
    private static final Pattern DOLLAR = Pattern.compile("\\$");
    private static final Pattern PERCENT = Pattern.compile("%");
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final String text;
    private final Matcher matcher;
    private int at;

    PolicyParser(String text) {
        this.text = text;
        this.matcher = SPACE.matcher(text);
    }

    Policy policy() {
        skipSpace();
        Subject subject = word(Subject.values());
        require(DOT, "a dot and one of " + Policy.words(Figure.values()));
        Figure figure = word(Figure.values());
        skipSpace();
        Operator operator = operator();
        skipSpace();
        Limit limit = limit();
        skipSpace();
        if (at < text.length()) {
            throw refused("the end");
        }

        return new Policy(text.strip(), subject, figure, operator, limit);
    }

    private <T extends Enum<T>> T word(T[] values) {
        String expected = "one of " + Policy.words(values);
        int start = at;
        String word = require(WORD, expected);
        return Stream.of(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> refused(start, expected));
    }

    private Operator operator() {
        String sign = require(OPERATOR, "one of >, >=, <, <=");
        return Stream.of(Operator.values())
                .filter(operator -> operator.sign().equals(sign))
                .findFirst()
                .orElseThrow();
    }

    private Limit limit() {
        boolean isNegative = text.startsWith("-", at);
        boolean isSigned = has(SIGN);
        if (has(DOLLAR)) {
            BigDecimal dollars = new BigDecimal(require(NUMBER, "a number of dollars"));
            return new Limit(isSigned ? Measure.DIFFERENCE : Measure.ABSOLUTE, isNegative ? dollars.negate() : dollars);
        }

        if (!isSigned) {
            throw refused("+ or - before a percentage or $ before dollars");
        }

        BigDecimal percent = new BigDecimal(require(NUMBER, "a number or $"));
        require(PERCENT, "% after the number, or $ before it");
        return new Limit(Measure.PERCENT, isNegative ? percent.negate() : percent);
    }

    private void skipSpace() {
        has(SPACE);
    }

    private boolean has(Pattern token) {
        matcher.usePattern(token).region(at, text.length());
        boolean isThere = matcher.lookingAt();
        at = isThere ? matcher.end() : at;
        return isThere;
    }

    private String require(Pattern token, String expected) {
        int start = at;
        if (!has(token)) {
            throw refused(expected);
        }

        return text.substring(start, at);
    }

    private IllegalArgumentException refused(String expected) {
        return refused(at, expected);
    }

    private IllegalArgumentException refused(int position, String expected) {
        return new IllegalArgumentException("Invalid policy: got " + text + ", expected " + expected + " at column "
                + (position + 1) + "; write it as in 'month.p50 > +10%', 'run.p90 > +$5' or 'month.p90 > $2000'");
    }
}
