package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A template with its parameters' values: answers what a name in it stands for. */
final class Stack {
    /**
     * What all stacks of a reading share.
     *
     * @param account if it is known
     * @param region if it is known
     * @param parameters given ones
     * @param exports what other stacks export, by name
     * @param notes what had to be assumed
     */
    record Surroundings(
            Optional<String> account,
            Optional<String> region,
            Map<String, JsonNode> parameters,
            Function<String, Optional<JsonNode>> exports,
            Set<String> notes) {
        Surroundings withParameters(Map<String, JsonNode> parameters) {
            return new Surroundings(account, region, parameters, exports, notes);
        }
    }

    private static final int DEEPEST = 20;

    private final String name;
    private final Path file;
    private final JsonNode template;
    private final Surroundings surroundings;
    private final Intrinsics intrinsics = new Intrinsics(this);
    private final Optional<String> doubt;
    private final Map<String, Optional<Stack>> nested = new HashMap<>();
    private final Set<String> beingDecided = new HashSet<>();

    /** The stack of a template that is deployed by itself, whose loops are written out. */
    static Stack of(String name, Path file, JsonNode template, Surroundings surroundings) {
        return of(name, file, template, surroundings, Optional.empty());
    }

    /**
     * The same.
     *
     * @param doubt why it is not known whether it is there; empty where it is
     */
    private static Stack of(
            String name, Path file, JsonNode template, Surroundings surroundings, Optional<String> doubt) {
        Stack withLoops = new Stack(name, file, template, surroundings, doubt);
        return new Stack(name, file, Loops.writtenOut(template, withLoops::resolve), surroundings, doubt);
    }

    private Stack(String name, Path file, JsonNode template, Surroundings surroundings, Optional<String> doubt) {
        this.name = name;
        this.file = file;
        this.template = template;
        this.surroundings = surroundings;
        this.doubt = doubt;
    }

    /** Its resources and those of the stacks that it nests, without those whose condition is false. */
    List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        each("Resources", (logicalId, body) -> {
            if (isThere(body)) {
                resources.add(resource(logicalId, body));
                nested(logicalId).ifPresent(stack -> resources.addAll(stack.resources()));
            }
        });
        return resources;
    }

    private Resource resource(String logicalId, JsonNode body) {
        JsonNode properties = intrinsics.resolve(body.path("Properties"));
        return new Resource(
                name,
                logicalId,
                body.path("Metadata").path("aws:cdk:path").asText(name + "/" + logicalId),
                body.path("Type").asText(),
                properties.isObject() ? properties : JsonNodeFactory.instance.objectNode(),
                doubt(body));
    }

    /** Whether it may be there. */
    private boolean isThere(JsonNode body) {
        return !body.has("Condition") || condition(body.path("Condition").asText()) != Truth.FALSE;
    }

    /** Why it is not known whether it is there: its condition hangs on what only a deployment knows, or its stack's does. */
    private Optional<String> doubt(JsonNode body) {
        String condition = body.path("Condition").asText();
        if (condition.isEmpty() || condition(condition) != Truth.UNKNOWN) {
            return doubt;
        }

        SortedSet<String> open = openParameters(template.path("Conditions").path(condition));
        return Optional.of("the condition " + condition + " is not known before a deployment"
                + (open.isEmpty()
                        ? ""
                        : "; give "
                                + open.stream()
                                        .map(parameter -> "--parameter " + parameter + "=VALUE")
                                        .collect(Collectors.joining(" and "))));
    }

    /** The parameters that a condition hangs on, also through others, and that lack a value. Only its parent gives a nested stack any. */
    private SortedSet<String> openParameters(JsonNode body) {
        SortedSet<String> open = new TreeSet<>();
        String parameter = body.path("Ref").asText();
        if (template.path("Parameters").has(parameter)
                && ref(parameter).equals(symbol(parameter))
                && !name.contains("/")) {
            open.add(parameter);
        }

        if (body.path("Condition").isTextual()) {
            open.addAll(openParameters(
                    template.path("Conditions").path(body.path("Condition").asText())));
        }

        body.forEach(part -> open.addAll(openParameters(part)));
        return open;
    }

    Truth condition(String condition) {
        JsonNode body = template.path("Conditions").path(condition);
        if (body.isMissingNode() || !beingDecided.add(condition)) {
            throw new Unreadable("Cannot read " + file + ": the condition " + condition
                    + (body.isMissingNode() ? " is not defined" : " refers to itself"));
        }

        try {
            return intrinsics.truth(body);
        } finally {
            beingDecided.remove(condition);
        }
    }

    /** What {@code Ref} gives. */
    JsonNode ref(String target) {
        return switch (target) {
            case "AWS::AccountId" -> TextNode.valueOf(surroundings.account().orElse("${AWS::AccountId}"));
            case "AWS::Region" -> TextNode.valueOf(surroundings.region().orElse("${AWS::Region}"));
            case "AWS::Partition" -> TextNode.valueOf("aws");
            case "AWS::URLSuffix" -> TextNode.valueOf("amazonaws.com");
            case "AWS::StackName" -> TextNode.valueOf(name.substring(name.lastIndexOf('/') + 1));
            case "AWS::NoValue" -> JsonNodeFactory.instance.missingNode();
            default ->
                template.path("Parameters").has(target)
                        ? parameter(target, template.path("Parameters").path(target))
                        : symbol(target);
        };
    }

    private JsonNode parameter(String parameter, JsonNode declared) {
        JsonNode given = surroundings.parameters().get(parameter);
        if (given != null) {
            return Parameters.value(declared, given);
        }

        boolean isLookedUp = declared.path("Type").asText().startsWith("AWS::SSM::Parameter");
        if (declared.has("Default") && !isLookedUp) {
            return Parameters.value(declared, declared.path("Default"));
        }

        if (!isLookedUp) {
            surroundings
                    .notes()
                    .add("The parameter " + parameter + " of " + name
                            + " has no value: what hangs on it is not known; give it with --parameter " + parameter
                            + "=VALUE");
        }

        return symbol(parameter);
    }

    /** What {@code Fn::GetAtt} gives. */
    JsonNode attribute(String logicalId, String attribute) {
        if (attribute.startsWith("Outputs.")) {
            Optional<JsonNode> output =
                    nested(logicalId).flatMap(stack -> stack.output(attribute.substring("Outputs.".length())));
            if (output.isPresent()) {
                return output.get();
            }
        }

        return symbol(logicalId + "." + attribute);
    }

    private TextNode symbol(String target) {
        return TextNode.valueOf("${" + name + "/" + target + "}");
    }

    private Optional<JsonNode> output(String output) {
        JsonNode value = template.path("Outputs").path(output).path("Value");
        return value.isMissingNode() ? Optional.empty() : Optional.of(intrinsics.resolve(value));
    }

    /** What {@code Fn::ImportValue} gives. */
    JsonNode imported(String export) {
        return surroundings.exports().apply(export).orElseGet(() -> TextNode.valueOf("${import/" + export + "}"));
    }

    /** What {@code Fn::FindInMap} gives, if there is such an entry. */
    Optional<JsonNode> mapped(String map, String first, String second) {
        JsonNode value = template.path("Mappings").path(map).path(first).path(second);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value);
    }

    /** What it exports: the value by the name. */
    SortedMap<String, JsonNode> exports() {
        SortedMap<String, JsonNode> exports = new TreeMap<>();
        each("Outputs", (output, body) -> {
            if (body.has("Export") && isThere(body)) {
                exports.put(intrinsics.resolve(body.path("Export").path("Name")).asText(), body.path("Value"));
            }
        });
        return exports;
    }

    JsonNode resolve(JsonNode node) {
        return intrinsics.resolve(node);
    }

    /** The stack that a resource nests; empty where it nests none or its template is not here. */
    private Optional<Stack> nested(String logicalId) {
        if (name.chars().filter(sign -> sign == '/').count() > DEEPEST) {
            throw new Unreadable("Cannot read " + file + ": its stacks nest more than " + DEEPEST
                    + " deep, or one of them nests itself");
        }

        JsonNode body = template.path("Resources").path(logicalId);
        if (!body.path("Type").asText().equals(NestedTemplate.TYPE)) {
            return Optional.empty();
        }

        Optional<Stack> known = nested.get(logicalId);
        if (known != null) {
            return known;
        }

        Optional<Stack> stack = NestedTemplate.file(file, body)
                .map(path -> Stack.of(
                        name + "/" + logicalId,
                        path,
                        Assembly.read(path),
                        surroundings.withParameters(
                                parameters(body.path("Properties").path("Parameters"))),
                        doubt(body)));
        nested.put(logicalId, stack);
        return stack;
    }

    private Map<String, JsonNode> parameters(JsonNode given) {
        Map<String, JsonNode> parameters = new HashMap<>();
        given.fields()
                .forEachRemaining(
                        parameter -> parameters.put(parameter.getKey(), intrinsics.resolve(parameter.getValue())));
        return parameters;
    }

    private void each(String section, BiConsumer<String, JsonNode> action) {
        SortedMap<String, JsonNode> sorted = new TreeMap<>();
        template.path(section).fields().forEachRemaining(item -> sorted.put(item.getKey(), item.getValue()));
        sorted.forEach(action);
    }
}
