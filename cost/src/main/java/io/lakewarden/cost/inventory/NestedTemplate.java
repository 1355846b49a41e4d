package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a nested stack's template is. */
final class NestedTemplate {
    static final String TYPE = "AWS::CloudFormation::Stack";

    private NestedTemplate() {}

    /** Its file in the folder of the template that nests it; empty where it lies elsewhere. */
    static Optional<Path> file(Path parent, JsonNode resource) {
        return name(resource).map(parent::resolveSibling).filter(Files::isRegularFile);
    }

    /** The names of all files that a template nests. */
    static List<String> files(JsonNode template) {
        List<String> files = new ArrayList<>();
        template.path("Resources").forEach(resource -> {
            if (resource.path("Type").asText().equals(TYPE)) {
                name(resource).ifPresent(files::add);
            }
        });
        return files;
    }

    /** As the CDK notes it; else the last part of the address. */
    private static Optional<String> name(JsonNode resource) {
        String asset = resource.path("Metadata").path("aws:asset:path").asText();
        String address = resource.path("Properties").path("TemplateURL").asText();
        String name = asset.isEmpty() ? address.substring(address.lastIndexOf('/') + 1) : asset;
        return Optional.of(name).filter(text -> !text.isEmpty());
    }
}
