package io.lakewarden.model.rows;

import io.lakewarden.model.rows.RowFilter.Operator;
import io.lakewarden.model.rows.RowFilterTokens.Kind;
import io.lakewarden.model.rows.RowFilterTokens.Token;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads a filter: OR binds less than AND, AND less than NOT; words of the language in any case, columns in lower. */
final class RowFilterParser {
    private static final int LONGEST = 2000;
    private static final int DEEPEST = 20;
    private static final int MOST_VALUES = 200;
    private static final int MOST_DIGITS = 38;
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]{0,127}");
    private static final Pattern DAY = Pattern.compile("'\\d{4}-\\d{2}-\\d{2}'");
    private static final Set<String> RESERVED = Set.of("and", "or", "not", "in", "is", "null", "true", "false");

    private final RowFilterTokens tokens;
    private int depth;

    RowFilterParser(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "Invalid row filter: got " + text.length() + " characters, expected at most " + LONGEST);
        }

        this.tokens = RowFilterTokens.of(text);
    }

    RowFilter filter() {
        RowFilter filter = or();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected("AND, OR or the end");
        }

        return filter;
    }

    private RowFilter or() {
        return chain("OR", this::and, RowFilter.Or::new);
    }

    private RowFilter and() {
        return chain("AND", this::not, RowFilter.And::new);
    }

    private RowFilter chain(String word, Supplier<RowFilter> part, Function<List<RowFilter>, RowFilter> join) {
        List<RowFilter> parts = new ArrayList<>(List.of(part.get()));
        while (tokens.takeIf(word)) {
            parts.add(part.get());
        }

        return parts.size() == 1 ? parts.get(0) : join.apply(parts);
    }

    private RowFilter not() {
        depth++;
        if (depth > DEEPEST) {
            throw tokens.unexpected("at most " + DEEPEST + " levels of NOT and parentheses");
        }

        RowFilter filter = tokens.takeIf("NOT") ? new RowFilter.Not(not()) : primary();
        depth--;
        return filter;
    }

    private RowFilter primary() {
        if (tokens.takeIf("(")) {
            RowFilter inner = or();
            tokens.require(")");
            return inner;
        }

        return condition(column());
    }

    private String column() {
        Token token = tokens.peek();
        boolean reserved = RESERVED.contains(token.text().toLowerCase(Locale.ROOT));
        if (token.kind() != Kind.WORD
                || reserved
                || !COLUMN.matcher(token.text()).matches()) {
            throw tokens.unexpected("a column");
        }

        return tokens.take().text();
    }

    private RowFilter condition(String column) {
        if (tokens.takeIf("IS")) {
            boolean negated = tokens.takeIf("NOT");
            tokens.require("NULL");
            RowFilter isNull = new RowFilter.IsNull(column);
            return negated ? new RowFilter.Not(isNull) : isNull;
        }

        if (tokens.takeIf("NOT")) {
            tokens.require("IN");
            return new RowFilter.Not(new RowFilter.In(column, literals()));
        }

        if (tokens.takeIf("IN")) {
            return new RowFilter.In(column, literals());
        }

        return new RowFilter.Compare(column, operator(), literal());
    }

    private Operator operator() {
        if (tokens.takeIf("!=")) {
            return Operator.NOT_EQUAL;
        }

        for (Operator operator : Operator.values()) {
            if (tokens.takeIf(operator.symbol())) {
                return operator;
            }
        }

        throw tokens.unexpected("=, <>, <, <=, >, >=, IN or IS");
    }

    private List<Literal> literals() {
        tokens.require("(");
        List<Literal> literals = new ArrayList<>(List.of(literal()));
        while (tokens.takeIf(",")) {
            if (literals.size() == MOST_VALUES) {
                throw tokens.unexpected("at most " + MOST_VALUES + " values");
            }

            literals.add(literal());
        }

        tokens.require(")");
        return literals;
    }

    private Literal literal() {
        if (tokens.takeIf("TRUE")) {
            return new Literal.Truth(true);
        }

        if (tokens.takeIf("FALSE")) {
            return new Literal.Truth(false);
        }

        if (tokens.takeIf("DATE")) {
            return day();
        }

        return switch (tokens.peek().kind()) {
            case TEXT -> new Literal.Text(unquoted(tokens.take().text()));
            case NUMBER -> number();
            case WORD, SIGN, END -> throw tokens.unexpected("a value such as 'text', 10, TRUE or DATE '2026-01-31'");
        };
    }

    private Literal number() {
        String text = tokens.peek().text();
        if (text.length() > MOST_DIGITS) {
            throw tokens.unexpected("at most " + MOST_DIGITS + " digits");
        }

        tokens.take();
        return new Literal.Number(new BigDecimal(text));
    }

    private Literal day() {
        Token token = tokens.peek();
        if (!DAY.matcher(token.text()).matches()) {
            throw tokens.unexpected("a date such as '2026-01-31'");
        }

        try {
            Literal day = new Literal.Day(LocalDate.parse(unquoted(token.text())));
            tokens.take();
            return day;
        } catch (DateTimeException notADay) {
            IllegalArgumentException mistake = tokens.unexpected("a date such as '2026-01-31'");
            mistake.initCause(notADay);
            throw mistake;
        }
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1).replace("''", "'");
    }
}
