package io.lakewarden.cli.gameday.alarm;

import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression over what other queries of an alarm give: numbers, ids, {@code + - * /}, parentheses, {@code FILL(id, number)} and
 * {@code MAX([x, y])}, as CloudWatch's guide has them
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html). Anything else is an
 * {@link IllegalArgumentException}. Where a number is missing, or divided by zero, there is none.
 */
final class MetricMath {
    private static final Pattern TOKEN =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?|[A-Za-z_][A-Za-z0-9_]*|[-+*/(),\\[\\]])");

    private final String text;
    private final SortedMap<String, Measure> queries;
    private final Matcher tokens;
    private String next;

    private MetricMath(String text, SortedMap<String, Measure> queries) {
        this.text = text;
        this.queries = queries;
        this.tokens = TOKEN.matcher(text);
        this.next = "";
        advance();
    }

    /** What the expression measures; the queries that it names are in there. */
    static Measure parse(String text, SortedMap<String, Measure> queries) {
        MetricMath math = new MetricMath(text, queries);
        Measure sum = math.sum();
        if (!math.next.isEmpty()) {
            throw math.refused();
        }

        return sum;
    }

    private Measure sum() {
        Measure sum = product();
        while (next.equals("+") || next.equals("-")) {
            boolean takesAway = next.equals("-");
            advance();
            sum = both(sum, product(), takesAway ? (a, b) -> a - b : Double::sum);
        }

        return sum;
    }

    private Measure product() {
        Measure product = operand();
        while (next.equals("*") || next.equals("/")) {
            boolean divides = next.equals("/");
            advance();
            Measure factor = operand();
            product = both(product, factor, divides ? (a, b) -> a / b : (a, b) -> a * b);
        }

        return product;
    }

    private Measure operand() {
        String token = next;
        advance();
        if (token.equals("(")) {
            Measure inner = sum();
            expect(")");
            return inner;
        }

        return switch (token) {
            case "FILL" -> fill();
            case "MAX" -> larger();
            default -> Character.isDigit(first(token)) ? number(token) : query(token);
        };
    }

    private Measure fill() {
        expect("(");
        Measure filled = sum();
        expect(",");
        Measure instead = sum();
        expect(")");
        return (metrics, from, before) ->
                filled.value(metrics, from, before).or(() -> instead.value(metrics, from, before));
    }

    private Measure larger() {
        expect("(");
        expect("[");
        Measure one = sum();
        expect(",");
        Measure other = sum();
        expect("]");
        expect(")");
        return both(one, other, Math::max);
    }

    private static Measure number(String token) {
        double number = Double.parseDouble(token);
        return (metrics, from, before) -> Optional.of(number);
    }

    private Measure query(String id) {
        return Optional.ofNullable(queries.get(id)).orElseThrow(this::refused);
    }

    private static Measure both(Measure one, Measure other, BinaryOperator<Double> operator) {
        return (metrics, from, before) -> one.value(metrics, from, before)
                .flatMap(a -> other.value(metrics, from, before).map(b -> operator.apply(a, b)))
                .filter(Double::isFinite);
    }

    private void expect(String token) {
        if (!next.equals(token)) {
            throw refused();
        }

        advance();
    }

    private void advance() {
        if (tokens.lookingAt()) {
            next = tokens.group(1);
            tokens.region(tokens.end(), text.length());
        } else if (text.substring(tokens.regionStart()).isBlank()) {
            next = "";
        } else {
            throw refused();
        }
    }

    private static char first(String token) {
        return token.isEmpty() ? ' ' : token.charAt(0);
    }

    private IllegalArgumentException refused() {
        return new IllegalArgumentException("Cannot evaluate the expression " + text);
    }
}
