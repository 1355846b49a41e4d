package io.lakewarden.infra.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.lakewarden.infra.plan.Deployment;
import io.lakewarden.model.Environment.Home.Aws;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * All stacks of an environment, with intrinsic functions resolved as far as a deployment's answer is known before it: names
 * that are given, keys by their alias, security groups by their place. What cannot be resolved is an {@link IllegalArgumentException}: it would be misread.
 *
 * @param stacks the template of each, by name
 * @param home the account and region
 */
public record Templates(SortedMap<String, JsonNode> stacks, Aws home) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final String PARTITION = "${AWS::Partition}";

    /** Types whose {@code Ref} or {@code Arn} is made of a name, and the property that holds it. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS::EMR::SecurityConfiguration", "Name",
            "AWS::IAM::InstanceProfile", "InstanceProfileName",
            "AWS::IAM::ManagedPolicy", "ManagedPolicyName",
            "AWS::IAM::Role", "RoleName",
            "AWS::Logs::LogGroup", "LogGroupName",
            "AWS::S3::Bucket", "BucketName",
            "AWS::SNS::Topic", "TopicName",
            "AWS::StepFunctions::StateMachine", "StateMachineName");

    public Templates {
        stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
    }

    /** Those that a synthesis wrote. */
    public static Templates of(Deployment deployment, Aws home) {
        SortedMap<String, JsonNode> stacks = new TreeMap<>();
        deployment.stacks().forEach((name, stack) -> stacks.put(name, stack.template()));
        return new Templates(stacks, home);
    }

    /**
     * A resource, its references resolved when they are asked for.
     *
     * @param raw as it stands in the template
     */
    public record Resource(Templates templates, String stack, String id, String type, JsonNode raw) {
        /** A property without intrinsic functions; missing where it is not set. */
        public JsonNode property(String name) {
            JsonNode value = raw.path("Properties").path(name);
            return value.isMissingNode() ? value : templates.resolved(stack, value);
        }

        /** One entry of a property without intrinsic functions; missing where it is not set. */
        JsonNode entry(String name, String key) {
            JsonNode value = raw.path("Properties").path(name).path(key);
            return value.isMissingNode() ? value : templates.resolved(stack, value);
        }

        /** A property that must be text. */
        public String text(String name) {
            JsonNode value = property(name);
            if (!value.isTextual()) {
                throw new IllegalArgumentException("Cannot read " + this + ": " + name + " is no text");
            }

            return value.textValue();
        }

        @Override
        public String toString() {
            return stack + "/" + id;
        }
    }

    /** Every resource, by stack and id. */
    public Stream<Resource> resources() {
        return stacks.entrySet().stream().flatMap(stack -> stack.getValue().path("Resources").properties().stream()
                .map(resource -> new Resource(
                        this,
                        stack.getKey(),
                        resource.getKey(),
                        resource.getValue().path("Type").asText(),
                        resource.getValue())));
    }

    /** Those of a type. */
    public Stream<Resource> resources(String type) {
        return resources().filter(resource -> resource.type().equals(type));
    }

    /** The same with another template for a stack. */
    public Templates with(String stack, JsonNode template) {
        SortedMap<String, JsonNode> others = new TreeMap<>(stacks);
        others.put(stack, template);
        return new Templates(others, home);
    }

    private JsonNode resolved(String stack, JsonNode value) {
        if (value.isArray()) {
            ArrayNode array = NODES.arrayNode();
            value.forEach(item -> array.add(resolved(stack, item)));
            return array;
        }

        if (!value.isObject()) {
            return value;
        }

        String only = value.size() == 1 ? value.fieldNames().next() : "";
        if (only.equals("Ref") || only.startsWith("Fn::")) {
            return TextNode.valueOf(function(stack, only, value.path(only)));
        }

        ObjectNode object = NODES.objectNode();
        value.properties().forEach(field -> object.set(field.getKey(), resolved(stack, field.getValue())));
        return object;
    }

    private String function(String stack, String name, JsonNode argument) {
        return switch (name) {
            case "Ref" -> reference(stack, argument.asText());
            case "Fn::GetAtt" ->
                attribute(stack, argument.path(0).asText(), argument.path(1).asText());
            case "Fn::Sub" -> substituted(stack, argument);
            case "Fn::Join" ->
                items(resolved(stack, argument.path(1)))
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(argument.path(0).asText()));
            case "Fn::ImportValue" -> exported(resolved(stack, argument).asText());
            default ->
                throw new IllegalArgumentException(
                        "Cannot resolve " + name + " in " + stack + ": it is not known here");
        };
    }

    private String substituted(String stack, JsonNode argument) {
        if (!argument.isTextual()) {
            throw new IllegalArgumentException("Cannot resolve Fn::Sub with own variables in " + stack);
        }

        Matcher variables = VARIABLE.matcher(argument.textValue());
        StringBuilder text = new StringBuilder();
        while (variables.find()) {
            String variable = variables.group(1);
            String value = variable.startsWith("!")
                    ? "${" + variable.substring(1) + "}"
                    : variable.contains(".")
                            ? attribute(stack, variable.split("\\.")[0], variable.split("\\.", 2)[1])
                            : reference(stack, variable);
            variables.appendReplacement(text, Matcher.quoteReplacement(value));
        }

        return variables.appendTail(text).toString();
    }

    private String reference(String stack, String id) {
        return switch (id) {
            case "AWS::AccountId" -> home.account();
            case "AWS::Region" -> home.region();
            case "AWS::Partition" -> PARTITION;
            case "AWS::URLSuffix" -> home.partition().domain();
            case "AWS::StackName" -> stack;
            default -> {
                Resource resource = resource(stack, id);
                yield switch (resource.type()) {
                    case "AWS::IAM::ManagedPolicy", "AWS::SNS::Topic", "AWS::StepFunctions::StateMachine" ->
                        attribute(stack, id, "Arn");
                    case "AWS::KMS::Key" -> alias(resource);
                    default -> name(resource);
                };
            }
        };
    }

    private String attribute(String stack, String id, String attribute) {
        Resource resource = resource(stack, id);
        String regional = ":" + home.region() + ":" + home.account() + ":";
        if (attribute.equals("Arn") || attribute.endsWith("Arn")) {
            return "arn:" + PARTITION
                    + switch (resource.type()) {
                        case "AWS::IAM::InstanceProfile" ->
                            ":iam::" + home.account() + ":instance-profile/" + name(resource);
                        case "AWS::IAM::ManagedPolicy" -> ":iam::" + home.account() + ":policy/" + name(resource);
                        case "AWS::IAM::Role" -> ":iam::" + home.account() + ":role" + path(resource) + name(resource);
                        case "AWS::KMS::Key" -> ":kms" + regional + "key/" + alias(resource);
                        case "AWS::Logs::LogGroup" -> ":logs" + regional + "log-group:" + name(resource) + ":*";
                        case "AWS::S3::Bucket" -> ":s3:::" + name(resource);
                        case "AWS::SNS::Topic" -> ":sns" + regional + name(resource);
                        case "AWS::StepFunctions::StateMachine" ->
                            ":states" + regional + "stateMachine:" + name(resource);
                        default ->
                            throw new IllegalArgumentException("Cannot resolve the ARN of " + resource + ": "
                                    + resource.type() + " is not known here");
                    };
        }

        if (attribute.equals("GroupId") && resource.type().equals("AWS::EC2::SecurityGroup")) {
            return resource.toString();
        }

        throw new IllegalArgumentException(
                "Cannot resolve " + attribute + " of " + resource + ": it is not known before it is deployed");
    }

    private String exported(String name) {
        for (Map.Entry<String, JsonNode> stack : stacks.entrySet()) {
            for (JsonNode output : stack.getValue().path("Outputs")) {
                JsonNode export = output.at("/Export/Name");
                if (!export.isMissingNode()
                        && resolved(stack.getKey(), export).asText().equals(name)) {
                    return resolved(stack.getKey(), output.path("Value")).asText();
                }
            }
        }

        throw new IllegalArgumentException("Cannot resolve the import of " + name + ": no stack exports it");
    }

    private Resource resource(String stack, String id) {
        JsonNode raw = stacks.get(stack).path("Resources").path(id);
        if (raw.isMissingNode()) {
            throw new IllegalArgumentException("Cannot resolve " + id + " in " + stack + ": it has none of that id");
        }

        return new Resource(this, stack, id, raw.path("Type").asText(), raw);
    }

    private static String name(Resource resource) {
        String property = NAMES.get(resource.type());
        if (property == null) {
            throw new IllegalArgumentException(
                    "Cannot resolve " + resource + ": " + resource.type() + " is not known here");
        }

        return resource.text(property);
    }

    private static String path(Resource role) {
        JsonNode path = role.property("Path");
        return path.isMissingNode() ? "/" : path.asText();
    }

    /** A key by its alias, without {@code alias/} in front: its id comes with its deployment. */
    private String alias(Resource key) {
        return resources("AWS::KMS::Alias")
                .filter(alias -> alias.stack().equals(key.stack()))
                .filter(alias ->
                        alias.raw().at("/Properties/TargetKeyId/Ref").asText().equals(key.id()))
                .map(alias -> alias.text("AliasName").substring("alias/".length()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot name " + key + ": it has no alias"));
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<String> texts(JsonNode array) {
        return items(array).map(JsonNode::asText).toList();
    }
}
