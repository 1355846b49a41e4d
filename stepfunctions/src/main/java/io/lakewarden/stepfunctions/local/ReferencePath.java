package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path that names one place: fields by dot or in brackets, items by number. */
final class ReferencePath {
    private static final Pattern STEP = Pattern.compile("\\.([A-Za-z0-9_\\-]+)|\\['([^']+)']|\\[(\\d+)]");
    private static final String MATCH_FAILURE = "States.ResultPathMatchFailure";

    private ReferencePath() {}

    /** A copy of a document with a value put at a path; fields on the way are made where there are none. */
    static JsonNode put(JsonNode document, String path, JsonNode value) {
        List<String> steps = steps(path);
        if (steps.isEmpty()) {
            return value;
        }

        JsonNode copy = document.deepCopy();
        JsonNode at = copy;
        for (String step : steps.subList(0, steps.size() - 1)) {
            at = child(at, step, path);
        }

        set(at, steps.get(steps.size() - 1), value, path);
        return copy;
    }

    private static JsonNode child(JsonNode parent, String step, String path) {
        if (parent instanceof ObjectNode object) {
            return object.has(step) ? object.get(step) : object.putObject(step);
        }

        if (parent instanceof ArrayNode array && isIndexIn(array, step)) {
            return array.get(Integer.parseInt(step));
        }

        throw doesNotMatch(path);
    }

    private static void set(JsonNode parent, String step, JsonNode value, String path) {
        if (parent instanceof ObjectNode object) {
            object.set(step, value);
        } else if (parent instanceof ArrayNode array && isIndexIn(array, step)) {
            array.set(Integer.parseInt(step), value);
        } else {
            throw doesNotMatch(path);
        }
    }

    private static boolean isIndexIn(ArrayNode array, String step) {
        return step.chars().allMatch(Character::isDigit) && Integer.parseInt(step) < array.size();
    }

    private static StateError doesNotMatch(String path) {
        return new StateError(
                MATCH_FAILURE, "Unable to apply ResultPath '" + path + "': the input has no place for it");
    }

    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int at = 1;
        while (at < path.length()) {
            matcher.region(at, path.length());
            if (!matcher.lookingAt()) {
                throw new StateError(StateError.RUNTIME, "Invalid path '" + path + "': it is no reference path");
            }

            steps.add(
                    matcher.group(1) != null
                            ? matcher.group(1)
                            : matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
            at = matcher.end();
        }

        return steps;
    }
}
