package io.lakewarden.security.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads policies as others write them: a single value for a list, a truth for its text. What it does not know it refuses
 * with an {@link IllegalArgumentException}, since a condition passed over is a policy misread.
 */
public final class PolicyReader {
    private static final Set<String> ELEMENTS =
            Set.of("Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition");
    private static final String IF_EXISTS = "IfExists";

    private PolicyReader() {}

    /** A policy of plain JSON: references to other resources must have been resolved before. */
    public static Policy read(JsonNode json) {
        refuseOthers(json, Set.of("Version", "Id", "Statement"), "policy");
        List<Statement> statements = new ArrayList<>();
        each(json.path("Statement")).forEach(statement -> statements.add(statement(statement)));
        return new Policy(statements);
    }

    private static Statement statement(JsonNode json) {
        refuseOthers(json, ELEMENTS, "statement");
        return new Statement(
                json.path("Sid").asText(""),
                effect(text(json.path("Effect"), "Effect")),
                principals(json.path("Principal")),
                scope(json, "Action", Function.identity()),
                scope(json, "Resource", Arn::of),
                conditions(json.path("Condition")));
    }

    private static Effect effect(String text) {
        return Stream.of(Effect.values())
                .filter(effect -> effect.written().equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("Invalid Effect: got " + text + ", expected Allow or Deny"));
    }

    private static List<Grantee> principals(JsonNode json) {
        if (json.isTextual()) {
            return List.of(new Grantee(Grantee.Kind.AWS, text(json, "Principal")));
        }

        List<Grantee> grantees = new ArrayList<>();
        fields(json).forEach(field -> each(field.getValue())
                .forEach(name -> grantees.add(grantee(field.getKey(), text(name, "Principal")))));
        return grantees;
    }

    private static Grantee grantee(String kind, String name) {
        Grantee.Kind known = Stream.of(Grantee.Kind.values())
                .filter(candidate -> candidate.written().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot read a Principal of kind " + kind + ": only AWS, Federated and Service are known"));
        // Twelve digits are short for the account's root.
        return known == Grantee.Kind.AWS && name.matches("[0-9]{12}")
                ? Grantee.of(Arn.root(name))
                : new Grantee(
                        known,
                        Arn.find(name)
                                .filter(arn -> !arn.equals(Arn.ANY))
                                .map(Arn::toString)
                                .orElse(name));
    }

    private static <T> Scope<T> scope(JsonNode json, String element, Function<String, T> item) {
        boolean except = json.has("Not" + element);
        if (except && json.has(element)) {
            throw new IllegalArgumentException("Cannot read a statement with both " + element + " and Not" + element);
        }

        List<T> items = each(json.path((except ? "Not" : "") + element))
                .map(value -> item.apply(text(value, element)))
                .toList();
        return new Scope<>(items, except);
    }

    private static List<Condition> conditions(JsonNode json) {
        List<Condition> conditions = new ArrayList<>();
        fields(json).forEach(operator -> fields(operator.getValue())
                .forEach(key -> conditions.add(condition(operator.getKey(), key.getKey(), key.getValue()))));
        return conditions;
    }

    private static Condition condition(String operatorName, String key, JsonNode values) {
        boolean ifExists = operatorName.endsWith(IF_EXISTS);
        String name = ifExists ? operatorName.substring(0, operatorName.length() - IF_EXISTS.length()) : operatorName;
        Operator operator = Operator.named(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot read the condition operator " + operatorName + ": it is not known here"));
        return new Condition(
                operator,
                ifExists,
                key,
                each(values).map(value -> text(value, key)).toList());
    }

    private static Stream<JsonNode> each(JsonNode json) {
        if (json.isMissingNode()) {
            return Stream.empty();
        }

        List<JsonNode> items = new ArrayList<>();
        (json.isArray() ? json : List.of(json)).forEach(items::add);
        return items.stream();
    }

    private static Stream<Map.Entry<String, JsonNode>> fields(JsonNode json) {
        if (!json.isMissingNode() && !json.isObject()) {
            throw new IllegalArgumentException("Cannot read a policy: got " + json + ", expected an object");
        }

        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
        json.properties().forEach(fields::add);
        return fields.stream();
    }

    /** Variables other than the partition would be filled in by IAM, so nothing can be said of them here. */
    private static String text(JsonNode json, String element) {
        if (!json.isTextual() && !json.isBoolean()) {
            throw new IllegalArgumentException("Invalid " + element + ": got " + json + ", expected text");
        }

        String text = json.asText();
        if (text.replace("${AWS::Partition}", "").contains("${")) {
            throw new IllegalArgumentException("Cannot read " + text + ": policy variables are not known here");
        }

        return text;
    }

    private static void refuseOthers(JsonNode json, Set<String> known, String what) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("Invalid " + what + ": got " + json + ", expected an object");
        }

        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "Cannot read a " + what + " with " + name + ": it is not known here");
            }
        }
    }
}
