package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Choice rules as JSON. */
final class ChoiceRuleJson implements ChoiceRule.Cases<ObjectNode> {
    private static final ChoiceRuleJson WRITER = new ChoiceRuleJson();

    private ChoiceRuleJson() {}

    static ObjectNode write(ChoiceRule rule) {
        return rule.match(WRITER);
    }

    /** Reads a rule; {@code Next} and {@code Comment} are not of its concern. */
    static ChoiceRule read(JsonNode node) {
        List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(node.properties());
        fields.removeIf(field -> field.getKey().equals("Next") || field.getKey().equals("Comment"));
        JsonNode variable = node.path("Variable");
        fields.removeIf(field -> field.getKey().equals("Variable"));
        if (fields.size() != 1) {
            throw new IllegalArgumentException("a choice rule needs exactly one comparison or And, Or, Not");
        }

        String key = fields.get(0).getKey();
        JsonNode value = fields.get(0).getValue();
        boolean combines = key.equals("And") || key.equals("Or") || key.equals("Not");
        if (combines == variable.isTextual()) {
            throw new IllegalArgumentException(
                    combines ? key + " takes no Variable" : "comparison " + key + " needs a Variable");
        }

        return combines ? readCombined(key, value) : readComparison(variable.textValue(), key, value);
    }

    private static ChoiceRule readCombined(String key, JsonNode value) {
        if (key.equals("Not")) {
            return new ChoiceRule.Not(read(value));
        }

        if (!value.isArray() || value.isEmpty()) {
            throw new IllegalArgumentException(key + " needs a list of rules");
        }

        List<ChoiceRule> rules = new ArrayList<>();
        value.forEach(rule -> rules.add(read(rule)));
        return key.equals("And") ? new ChoiceRule.And(rules) : new ChoiceRule.Or(rules);
    }

    private static ChoiceRule readComparison(String variable, String key, JsonNode value) {
        Optional<Comparison> comparison = Comparison.named(key);
        if (comparison.isPresent()) {
            requireOperand(comparison.get(), value);
            return new ChoiceRule.Compare(variable, comparison.get(), value);
        }

        String base = key.endsWith("Path") ? key.substring(0, key.length() - "Path".length()) : "";
        Comparison pathComparison = Comparison.named(base)
                .filter(Comparison::takesPath)
                .orElseThrow(() -> new IllegalArgumentException("comparison " + key + " is not supported"));
        if (!value.isTextual()) {
            throw new IllegalArgumentException("value of " + key + " is not a path");
        }

        return new ChoiceRule.ComparePath(variable, pathComparison, value.textValue());
    }

    private static void requireOperand(Comparison comparison, JsonNode value) {
        boolean fits =
                switch (comparison.operand()) {
                    case BOOLEAN -> value.isBoolean();
                    case NUMBER -> value.isNumber();
                    case TEXT, TIMESTAMP -> value.isTextual();
                };
        if (!fits) {
            throw new IllegalArgumentException("value of " + comparison.key() + " is of the wrong type: " + value);
        }
    }

    @Override
    public ObjectNode compare(ChoiceRule.Compare rule) {
        ObjectNode node = StateMachineWriter.NODES.objectNode().put("Variable", rule.variable());
        return node.set(rule.comparison().key(), rule.constant());
    }

    @Override
    public ObjectNode comparePath(ChoiceRule.ComparePath rule) {
        return StateMachineWriter.NODES
                .objectNode()
                .put("Variable", rule.variable())
                .put(rule.comparison().key() + "Path", rule.path());
    }

    @Override
    public ObjectNode and(ChoiceRule.And rule) {
        return combined("And", rule.rules());
    }

    @Override
    public ObjectNode or(ChoiceRule.Or rule) {
        return combined("Or", rule.rules());
    }

    @Override
    public ObjectNode not(ChoiceRule.Not rule) {
        ObjectNode node = StateMachineWriter.NODES.objectNode();
        return node.set("Not", write(rule.rule()));
    }

    private static ObjectNode combined(String key, List<ChoiceRule> rules) {
        ObjectNode node = StateMachineWriter.NODES.objectNode();
        ArrayNode list = node.putArray(key);
        rules.forEach(rule -> list.add(write(rule)));
        return node;
    }
}
