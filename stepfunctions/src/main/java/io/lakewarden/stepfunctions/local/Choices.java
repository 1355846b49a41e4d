package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.stepfunctions.asl.ChoiceRule;
import io.lakewarden.stepfunctions.asl.Comparison;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Decides whether choice rules hold; a value of another type than the comparison's makes it false. */
record Choices(Values values) implements ChoiceRule.Cases<Boolean> {
    @Override
    public Boolean compare(ChoiceRule.Compare rule) {
        if (rule.comparison() == Comparison.IS_PRESENT) {
            return isPresent(rule.variable()) == rule.constant().booleanValue();
        }

        return holds(rule.comparison(), values.at(rule.variable()), rule.constant());
    }

    @Override
    public Boolean comparePath(ChoiceRule.ComparePath rule) {
        return holds(rule.comparison(), values.at(rule.variable()), values.at(rule.path()));
    }

    @Override
    public Boolean and(ChoiceRule.And rule) {
        return rule.rules().stream().allMatch(part -> part.match(this));
    }

    @Override
    public Boolean or(ChoiceRule.Or rule) {
        return rule.rules().stream().anyMatch(part -> part.match(this));
    }

    @Override
    public Boolean not(ChoiceRule.Not rule) {
        return !rule.rule().match(this);
    }

    private boolean isPresent(String variable) {
        boolean isContext = variable.startsWith("$$");
        return JsonPaths.find(
                        isContext ? values.context() : values.input(), isContext ? variable.substring(1) : variable)
                .isPresent();
    }

    private static boolean holds(Comparison comparison, JsonNode value, JsonNode other) {
        return switch (comparison) {
            case BOOLEAN_EQUALS -> value.isBoolean() && value.equals(other);
            case IS_BOOLEAN -> value.isBoolean() == other.booleanValue();
            case IS_NULL -> value.isNull() == other.booleanValue();
            case IS_NUMERIC -> value.isNumber() == other.booleanValue();
            case IS_PRESENT -> other.booleanValue();
            case IS_STRING -> value.isTextual() == other.booleanValue();
            case IS_TIMESTAMP -> instant(value).isPresent() == other.booleanValue();
            case NUMERIC_EQUALS -> numbers(value, other, order -> order == 0);
            case NUMERIC_GREATER_THAN -> numbers(value, other, order -> order > 0);
            case NUMERIC_GREATER_THAN_EQUALS -> numbers(value, other, order -> order >= 0);
            case NUMERIC_LESS_THAN -> numbers(value, other, order -> order < 0);
            case NUMERIC_LESS_THAN_EQUALS -> numbers(value, other, order -> order <= 0);
            case STRING_EQUALS -> texts(value, other, order -> order == 0);
            case STRING_GREATER_THAN -> texts(value, other, order -> order > 0);
            case STRING_GREATER_THAN_EQUALS -> texts(value, other, order -> order >= 0);
            case STRING_LESS_THAN -> texts(value, other, order -> order < 0);
            case STRING_LESS_THAN_EQUALS -> texts(value, other, order -> order <= 0);
            case STRING_MATCHES ->
                value.isTextual()
                        && wildcard(other.textValue())
                                .matcher(value.textValue())
                                .matches();
            case TIMESTAMP_EQUALS -> instants(value, other, order -> order == 0);
            case TIMESTAMP_GREATER_THAN -> instants(value, other, order -> order > 0);
            case TIMESTAMP_GREATER_THAN_EQUALS -> instants(value, other, order -> order >= 0);
            case TIMESTAMP_LESS_THAN -> instants(value, other, order -> order < 0);
            case TIMESTAMP_LESS_THAN_EQUALS -> instants(value, other, order -> order <= 0);
        };
    }

    private static boolean numbers(JsonNode value, JsonNode other, IntPredicate order) {
        return value.isNumber()
                && other.isNumber()
                && order.test(value.decimalValue().compareTo(other.decimalValue()));
    }

    private static boolean texts(JsonNode value, JsonNode other, IntPredicate order) {
        return value.isTextual()
                && other.isTextual()
                && order.test(value.textValue().compareTo(other.textValue()));
    }

    private static boolean instants(JsonNode value, JsonNode other, IntPredicate order) {
        Optional<Instant> left = instant(value);
        Optional<Instant> right = instant(other);
        return left.isPresent() && right.isPresent() && order.test(left.get().compareTo(right.get()));
    }

    private static Optional<Instant> instant(JsonNode value) {
        try {
            return value.isTextual()
                    ? Optional.of(OffsetDateTime.parse(value.textValue()).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Only {@code *} is special, unless a backslash is before it. */
    private static Pattern wildcard(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(pattern.substring(i, i + 1)));
            } else {
                regex.append(c == '*' ? ".*" : Pattern.quote(String.valueOf(c)));
            }
        }

        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
