package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Optional;

/** Reads JSONPaths. */
final class JsonPaths {
    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new JacksonJsonNodeJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private JsonPaths() {}

    /** What is at a path; empty if nothing is. */
    static Optional<JsonNode> find(JsonNode root, String path) {
        try {
            JsonNode found = JsonPath.using(CONFIGURATION).parse(root).read(path);
            return Optional.of(found);
        } catch (PathNotFoundException e) {
            return Optional.empty();
        } catch (JsonPathException | IllegalArgumentException e) {
            throw new StateError(StateError.RUNTIME, "Invalid path '" + path + "': " + e.getMessage());
        }
    }
}
