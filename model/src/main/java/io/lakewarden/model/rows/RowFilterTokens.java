package io.lakewarden.model.rows;

import io.lakewarden.model.text.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words, values and signs of a filter's text, and a place among them. */
final class RowFilterTokens {
    private static final Pattern TOKEN = Pattern.compile("(?<space>\\s+)|(?<word>[A-Za-z_][A-Za-z0-9_]*+)"
            + "|(?<number>-?(?:\\d++(?:\\.\\d++)?|\\.\\d++)(?![\\w.]))|(?<text>'(?:[^'\\p{Cc}]++|'')*+')"
            + "|(?<sign><=|>=|<>|!=|[=<>(),])");
    private static final int CLIP = 30;

    /** What a token is. */
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SIGN,
        END
    }

    /** A token; {@code at} counts characters from 1. */
    record Token(Kind kind, String text, int at) {
        boolean is(String expected) {
            boolean comparable = kind == Kind.WORD || kind == Kind.SIGN;
            return comparable && text.toUpperCase(Locale.ROOT).equals(expected);
        }
    }

    private final List<Token> tokens;
    private int next;

    private RowFilterTokens(List<Token> tokens) {
        this.tokens = tokens;
    }

    static RowFilterTokens of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                String rest = text.substring(at);
                throw unexpected(
                        rest, at + 1, rest.startsWith("'") ? "a closing quote" : "a column, a value or a sign");
            }

            if (matcher.group("space") == null) {
                tokens.add(new Token(kind(matcher), matcher.group(), at + 1));
            }

            at = matcher.end();
        }

        tokens.add(new Token(Kind.END, "", text.length() + 1));
        return new RowFilterTokens(tokens);
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("word") != null) {
            return Kind.WORD;
        }

        if (matcher.group("number") != null) {
            return Kind.NUMBER;
        }

        return matcher.group("text") != null ? Kind.TEXT : Kind.SIGN;
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean takeIf(String expected) {
        boolean matches = peek().is(expected);
        if (matches) {
            take();
        }

        return matches;
    }

    void require(String expected) {
        if (!takeIf(expected)) {
            throw unexpected(expected);
        }
    }

    IllegalArgumentException unexpected(String expected) {
        return unexpected(peek().text(), peek().at(), expected);
    }

    private static IllegalArgumentException unexpected(String got, int at, String expected) {
        String what = got.isEmpty() ? "its end" : OneLine.of(got, CLIP);
        return new IllegalArgumentException(
                "Invalid row filter: got " + what + " at character " + at + ", expected " + expected);
    }
}
