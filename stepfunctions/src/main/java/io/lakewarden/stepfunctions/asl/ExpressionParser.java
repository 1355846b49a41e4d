package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one expression. */
final class ExpressionParser {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9.]*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern QUOTED = Pattern.compile("'((?:[^'\\\\]|\\\\['{}\\\\])*)'");

    private final String text;
    private int at;

    ExpressionParser(String text) {
        this.text = text;
    }

    Expression parse() {
        if (text.startsWith("$")) {
            return path(text);
        }

        Expression expression = argument();
        skipSpaces();
        if (at < text.length() || !(expression instanceof Expression.Call)) {
            throw invalid("a path or a call of an intrinsic function");
        }

        return expression;
    }

    private Expression argument() {
        skipSpaces();
        if (at >= text.length()) {
            throw invalid("an argument at the end");
        }

        char first = text.charAt(at);
        if (first == '$') {
            return path(pathToken());
        }

        if (first == '\'') {
            return new Expression.Quoted(
                    take(QUOTED, "a quoted text with its escapes").group(1));
        }

        if (first == '-' || Character.isDigit(first)) {
            return number(take(NUMBER, "a number").group());
        }

        return named(take(NAME, "a function's name").group());
    }

    private Expression named(String name) {
        if (name.equals("true") || name.equals("false")) {
            return new Expression.Plain(BooleanNode.valueOf(name.equals("true")));
        }

        if (name.equals("null")) {
            return new Expression.Plain(NullNode.getInstance());
        }

        Intrinsic function = Intrinsic.named(name)
                .orElseThrow(() -> new IllegalArgumentException("intrinsic function " + name + " is not supported"));
        return new Expression.Call(function, arguments());
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        expect('(');
        skipSpaces();
        if (at < text.length() && text.charAt(at) == ')') {
            at++;
            return arguments;
        }

        while (true) {
            arguments.add(argument());
            skipSpaces();
            if (at < text.length() && text.charAt(at) == ')') {
                at++;
                return arguments;
            }

            expect(',');
        }
    }

    private String pathToken() {
        int from = at;
        int depth = 0;
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' && depth > 0) {
                quoted = !quoted;
            } else if (!quoted && (c == '[' || c == '(')) {
                depth++;
            } else if (!quoted && depth > 0 && (c == ']' || c == ')')) {
                depth--;
            } else if (!quoted && depth == 0 && (c == ',' || c == ')' || c == ' ')) {
                break;
            }

            at++;
        }

        return text.substring(from, at);
    }

    private static Expression path(String path) {
        return path.startsWith("$$") ? new Expression.ContextPath(path) : new Expression.InputPath(path);
    }

    private static Expression number(String digits) {
        boolean whole = digits.chars().allMatch(c -> c == '-' || Character.isDigit(c));
        return new Expression.Plain(
                whole ? LongNode.valueOf(Long.parseLong(digits)) : DecimalNode.valueOf(new BigDecimal(digits)));
    }

    private Matcher take(Pattern pattern, String expected) {
        Matcher matcher = pattern.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw invalid(expected);
        }

        at = matcher.end();
        return matcher;
    }

    private void expect(char expected) {
        skipSpaces();
        if (at >= text.length() || text.charAt(at) != expected) {
            throw invalid("'" + expected + "' at character " + (at + 1));
        }

        at++;
    }

    private void skipSpaces() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException invalid(String expected) {
        return new IllegalArgumentException("Invalid expression: got " + text + ", expected " + expected);
    }
}
