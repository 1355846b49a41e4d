package io.lakewarden.cost.inventory.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A CloudFormation template in YAML. Its short forms are tags ({@code !Ref}, {@code !Sub}, {@code !GetAtt}); each becomes
 * the function that it is short for. Scalars are YAML 1.1's, which CloudFormation reads, so that {@code yes} is true; but
 * dates stay text, and numbers keep their digits. Aliases are followed, since {@code aws cloudformation package} writes
 * them out; merge keys are refused, as CloudFormation does
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html).
 */
public final class TemplateYaml {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 200;
    private static final int MOST_NODES = 1_000_000;
    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final Set<String> FALSE = Set.of("false", "no", "off");
    private static final Set<String> NOTHING = Set.of("", "~", "null");
    private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

    private int count;

    private TemplateYaml() {}

    /** The template as JSON would write it; {@link InvalidYaml} if the text is no YAML, or no single document. */
    public static JsonNode read(String text) throws InvalidYaml {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            requireShallow(new Parse(settings).parseString(text));
            Iterator<Node> documents =
                    new Compose(settings).composeAllFromString(text).iterator();
            if (!documents.hasNext()) {
                throw new InvalidYaml("it is empty");
            }

            JsonNode template = new TemplateYaml().node(documents.next(), 0);
            if (documents.hasNext()) {
                throw new InvalidYaml("it has more than one document");
            }

            return template;
        } catch (MarkedYamlEngineException e) {
            throw new InvalidYaml(e.getProblemMark().map(TemplateYaml::place).orElse("") + e.getProblem());
        } catch (YamlEngineException | NumberFormatException e) {
            throw new InvalidYaml(String.valueOf(e.getMessage()));
        }
    }

    /** Whoever composes nodes calls itself for each level; events come one by one. */
    private static void requireShallow(Iterable<Event> events) throws InvalidYaml {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof CollectionStartEvent && depth++ > DEEPEST) {
                throw new InvalidYaml(
                        event.getStartMark().map(TemplateYaml::place).orElse("") + "it is too deep");
            }

            if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private JsonNode node(Node node, int depth) throws InvalidYaml {
        if (depth > DEEPEST || count++ > MOST_NODES) {
            throw new InvalidYaml(place(node) + "it is too deep or too large, or refers to itself");
        }

        String tag = node.getTag().getValue();
        JsonNode value = plain(node, depth);
        return tag.startsWith("!") && tag.length() > 1 ? function(node, tag.substring(1), value) : value;
    }

    private JsonNode plain(Node node, int depth) throws InvalidYaml {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }

        if (node instanceof SequenceNode sequence) {
            ArrayNode list = NODES.arrayNode();
            for (Node item : sequence.getValue()) {
                list.add(node(item, depth + 1));
            }

            return list;
        }

        if (node instanceof MappingNode mapping) {
            return mapping(mapping, depth);
        }

        throw new InvalidYaml(place(node) + "an anchor is used before it is complete");
    }

    private ObjectNode mapping(MappingNode mapping, int depth) throws InvalidYaml {
        ObjectNode object = NODES.objectNode();
        for (NodeTuple entry : mapping.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new InvalidYaml(place(entry.getKeyNode()) + "a key has to be a text");
            }

            if (key.getValue().equals("<<") && key.getScalarStyle() == ScalarStyle.PLAIN) {
                throw new InvalidYaml(place(key) + "CloudFormation takes no merge key");
            }

            object.set(key.getValue(), node(entry.getValueNode(), depth + 1));
        }

        return object;
    }

    private static JsonNode scalar(ScalarNode scalar) {
        String text = scalar.getValue();
        if (scalar.getScalarStyle() != ScalarStyle.PLAIN) {
            return TextNode.valueOf(text);
        }

        String lower = text.toLowerCase(Locale.ROOT);
        if (TRUE.contains(lower) || FALSE.contains(lower)) {
            return NODES.booleanNode(TRUE.contains(lower));
        }

        return NOTHING.contains(lower)
                ? NullNode.getInstance()
                : number(text).<JsonNode>map(DecimalNode::valueOf).orElseGet(() -> TextNode.valueOf(text));
    }

    /** An account's number keeps its leading zeros: it is a text. */
    private static Optional<BigDecimal> number(String text) {
        return text.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static JsonNode function(Node node, String name, JsonNode value) throws InvalidYaml {
        if (!name.matches("[A-Za-z0-9:]+")) {
            throw new InvalidYaml(place(node) + "no function is called !" + name);
        }

        String function = WITHOUT_PREFIX.contains(name) ? name : "Fn::" + name;
        return NODES.objectNode().set(function, value);
    }

    private static String place(Node node) {
        return node.getStartMark().map(TemplateYaml::place).orElse("");
    }

    private static String place(Mark mark) {
        return "line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
    }
}
