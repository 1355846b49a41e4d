package io.lakewarden.infra.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awscdk.Fn;

/**
 * JSON of ours as values of a CloudFormation template, keys in their order. What stands as <code>${AWS::…}</code> in a
 * text is for CloudFormation to fill in; any other <code>${…}</code>, such as a variable of an IAM policy, stays as it is.
 */
public final class Template {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PSEUDO_PARAMETER = "${AWS::";
    private static final Pattern OTHER_VARIABLE = Pattern.compile("\\$\\{(?!AWS::)");

    private Template() {}

    /** A tree as the maps, lists and texts that CDK takes where CloudFormation has JSON. */
    public static Object value(JsonNode json) {
        if (json.isObject()) {
            Map<String, Object> object = new LinkedHashMap<>();
            json.fields().forEachRemaining(field -> object.put(field.getKey(), value(field.getValue())));
            return object;
        }

        if (json.isArray()) {
            List<Object> array = new ArrayList<>();
            json.forEach(item -> array.add(value(item)));
            return array;
        }

        if (json.isTextual()) {
            return value(json.textValue());
        }

        if (json.isBoolean()) {
            return json.booleanValue();
        }

        if (json.isNumber()) {
            return json.numberValue();
        }

        throw new IllegalArgumentException("Cannot put " + json + " into a template: CloudFormation knows no nulls");
    }

    /** An object as CDK takes it. */
    public static Map<String, Object> object(JsonNode json) {
        Map<String, Object> object = new LinkedHashMap<>();
        json.fields().forEachRemaining(field -> object.put(field.getKey(), value(field.getValue())));
        return object;
    }

    /** An object in which <code>${Name}</code> stands for something that is known here. */
    public static Map<String, Object> object(JsonNode json, Map<String, String> known) {
        String text = json.toString();
        for (Map.Entry<String, String> name : known.entrySet()) {
            text = text.replace("${" + name.getKey() + "}", name.getValue());
        }

        try {
            return object(JSON.readTree(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Cannot read JSON that was made of nodes", impossible);
        }
    }

    /** A text where CloudFormation has JSON. */
    public static Object value(String text) {
        return isFilledIn(text) ? Map.of("Fn::Sub", forSub(text)) : text;
    }

    /** A text where a construct takes a string. */
    public static String text(String text) {
        return isFilledIn(text) ? Fn.sub(forSub(text)) : text;
    }

    private static boolean isFilledIn(String text) {
        return text.contains(PSEUDO_PARAMETER);
    }

    private static String forSub(String text) {
        return OTHER_VARIABLE.matcher(text).replaceAll(Matcher.quoteReplacement("${!"));
    }
}
