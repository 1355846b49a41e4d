package io.lakewarden.infra.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a synthesis wrote: the stacks of one environment.
 *
 * @param stacks by name
 */
public record Deployment(SortedMap<String, Stack> stacks) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String STACK = "aws:cloudformation:stack";
    private static final String LOGICAL_ID = "aws:cdk:logicalId";

    /** Of an environment that is nowhere yet. */
    public static final Deployment NONE = new Deployment(new TreeMap<>());

    public Deployment {
        stacks = Collections.unmodifiableSortedMap(new TreeMap<>(stacks));
    }

    /**
     * A stack.
     *
     * @param template as CloudFormation takes it
     * @param paths the construct that each logical id is of
     * @param region where it is deployed
     * @param after the stacks that are deployed before it
     * @param isProtected whether CloudFormation refuses to delete it
     */
    public record Stack(
            JsonNode template,
            SortedMap<String, String> paths,
            String region,
            SortedSet<String> after,
            boolean isProtected) {
        /** One without resources. */
        static final Stack NONE =
                new Stack(JsonNodeFactory.instance.objectNode(), new TreeMap<>(), "", new TreeSet<>(), false);

        public Stack {
            paths = Collections.unmodifiableSortedMap(new TreeMap<>(paths));
            after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        }

        /** A resource; missing where the stack has none of that id. */
        JsonNode resource(String logicalId) {
            return template.path("Resources").path(logicalId);
        }
    }

    /** Reads a folder that {@code synth} wrote. */
    public static Deployment read(Path folder) {
        SortedMap<String, Stack> stacks = new TreeMap<>();
        json(folder.resolve("manifest.json")).path("artifacts").properties().forEach(artifact -> {
            JsonNode value = artifact.getValue();
            if (value.path("type").asText().equals(STACK)) {
                JsonNode template =
                        json(folder.resolve(value.at("/properties/templateFile").asText()));
                stacks.put(
                        artifact.getKey(),
                        new Stack(
                                template,
                                paths(folder, value),
                                region(value),
                                texts(value.path("dependencies")),
                                value.at("/properties/terminationProtection").asBoolean()));
            }
        });
        return new Deployment(stacks);
    }

    /** The stack of that name, or one without resources. */
    Stack stack(String name) {
        return stacks.getOrDefault(name, Stack.NONE);
    }

    /** The last part of {@code aws://account/region}. */
    private static String region(JsonNode artifact) {
        String environment = artifact.path("environment").asText();
        return environment.substring(environment.lastIndexOf('/') + 1);
    }

    private static SortedSet<String> texts(JsonNode array) {
        SortedSet<String> texts = new TreeSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static SortedMap<String, String> paths(Path folder, JsonNode artifact) {
        SortedMap<String, String> paths = new TreeMap<>();
        JsonNode metadata = artifact.has("additionalMetadataFile")
                ? json(folder.resolve(artifact.path("additionalMetadataFile").asText()))
                : artifact.path("metadata");
        metadata.properties().forEach(construct -> construct.getValue().forEach(entry -> {
            if (entry.path("type").asText().equals(LOGICAL_ID)) {
                paths.put(entry.path("data").asText(), construct.getKey().substring(1));
            }
        }));
        return paths;
    }

    private static JsonNode json(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + " of a synthesis", e);
        }
    }
}
