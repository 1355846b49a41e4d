package io.lakewarden.stepfunctions.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Payload templates as JSON. */
final class TemplateJson implements Template.Cases<JsonNode> {
    private static final TemplateJson WRITER = new TemplateJson();

    private TemplateJson() {}

    static JsonNode write(Template template) {
        return template.match(WRITER);
    }

    static Template read(JsonNode node) {
        if (node.isObject()) {
            return readFields(node);
        }

        if (node.isArray()) {
            List<Template> items = new ArrayList<>();
            node.forEach(item -> items.add(read(item)));
            return new Template.Items(items);
        }

        return new Template.Constant(node);
    }

    private static Template.Fields readFields(JsonNode node) {
        Template.Fields fields = Template.object();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String key = field.getKey();
            if (!key.endsWith(".$")) {
                fields = fields.and(key, read(field.getValue()));
                continue;
            }

            if (!field.getValue().isTextual()) {
                throw new IllegalArgumentException("value of " + key + " is not text");
            }

            Template value = Template.computed(field.getValue().textValue());
            fields = fields.and(key.substring(0, key.length() - 2), value);
        }

        return fields;
    }

    @Override
    public JsonNode constant(Template.Constant template) {
        return template.value();
    }

    @Override
    public JsonNode computed(Template.Computed template) {
        throw new IllegalStateException("Cannot write " + template + ": only a field of an object can be computed");
    }

    @Override
    public JsonNode fields(Template.Fields template) {
        ObjectNode node = StateMachineWriter.NODES.objectNode();
        template.fields().forEach(field -> {
            if (field.value() instanceof Template.Computed computed) {
                node.put(field.key() + ".$", computed.expression().written());
            } else {
                node.set(field.key(), field.value().match(this));
            }
        });
        return node;
    }

    @Override
    public JsonNode items(Template.Items template) {
        ArrayNode node = StateMachineWriter.NODES.arrayNode();
        template.items().forEach(item -> node.add(item.match(this)));
        return node;
    }
}
