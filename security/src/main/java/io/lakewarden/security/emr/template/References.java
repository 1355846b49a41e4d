package io.lakewarden.security.emr.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What CloudFormation's functions refer to, as far as it stands in the templates. */
final class References {
    private final SortedMap<String, JsonNode> templates;

    References(SortedMap<String, JsonNode> templates) {
        this.templates = templates;
    }

    /** The security configuration that a value names: {@code template#id}, or a name; empty where nobody can tell. */
    Optional<String> configuration(String template, JsonNode value) {
        if (value.isTextual()) {
            return Optional.of(value.asText()).filter(name -> !name.isBlank());
        }

        if (value.path("Ref").isTextual()) {
            return Optional.of(template + "#" + value.path("Ref").asText());
        }

        return value.path("Fn::ImportValue").isTextual()
                ? exported(value.path("Fn::ImportValue").asText())
                : Optional.empty();
    }

    private Optional<String> exported(String name) {
        return templates.entrySet().stream()
                .flatMap(template -> StreamSupport.stream(
                                template.getValue().path("Outputs").spliterator(), false)
                        .filter(output ->
                                output.path("Export").path("Name").asText().equals(name))
                        .flatMap(output -> configuration(template.getKey(), output.path("Value")).stream()))
                .findFirst();
    }

    /** Text with its functions: what they give stands as <code>${…}</code>. */
    static String flat(JsonNode value) {
        if (value.isTextual()) {
            return value.asText();
        }

        JsonNode substituted = value.path("Fn::Sub");
        if (!substituted.isMissingNode()) {
            return flat(substituted.isArray() ? substituted.path(0) : substituted)
                    .replace("${!", "${");
        }

        JsonNode joined = value.path("Fn::Join");
        if (joined.isArray()) {
            return StreamSupport.stream(joined.path(1).spliterator(), false)
                    .map(References::flat)
                    .collect(Collectors.joining(joined.path(0).asText()));
        }

        return value.isObject() ? "${" + value.elements().next().asText() + "}" : value.asText();
    }
}
