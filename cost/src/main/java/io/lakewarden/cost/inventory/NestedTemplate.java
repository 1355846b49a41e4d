package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a nested stack's template is. */
final class NestedTemplate {
    static final String TYPE = "AWS::CloudFormation::Stack";

    private NestedTemplate() {}

    /** Its file in the folder of the template that nests it; empty where it lies elsewhere. */
    static Optional<Path> file(Path parent, JsonNode resource) {
        return name(resource).flatMap(name -> Optional.of(parent.resolveSibling(name))
                .filter(Files::isRegularFile)
                .or(() -> asset(parent, name)));
    }

    /** What the CDK uploads under a hash, where its manifests of assets tell which file that is. */
    private static Optional<Path> asset(Path parent, String name) {
        String hash = name.replaceFirst("\\..*$", "");
        try (Stream<Path> files = Files.list(parent.toAbsolutePath().resolveSibling(""))) {
            return files.filter(file -> file.getFileName().toString().endsWith(".assets.json"))
                    .sorted()
                    .map(file -> Assembly.read(file)
                            .path("files")
                            .path(hash)
                            .path("source")
                            .path("path")
                            .asText())
                    .filter(path -> !path.isEmpty())
                    .map(parent::resolveSibling)
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    /** As the CDK notes it; else the path, or the last part of the address. */
    private static Optional<String> name(JsonNode resource) {
        String asset = resource.path("Metadata").path("aws:asset:path").asText();
        String address = address(resource.path("Properties").path("TemplateURL"));
        boolean isPath = !address.contains("://") && !address.contains("${");
        String name = !asset.isEmpty()
                ? asset
                : isPath ? address.replaceFirst("^\\./", "") : address.substring(address.lastIndexOf('/') + 1);
        return Optional.of(name).filter(text -> !text.isEmpty());
    }

    /** Of an address that functions put together, what stands at its end as it is. */
    private static String address(JsonNode url) {
        JsonNode substituted = url.path("Fn::Sub");
        JsonNode joined = url.path("Fn::Join").path(1);
        if (!substituted.isMissingNode()) {
            return substituted.isArray() ? substituted.path(0).asText() : substituted.asText();
        }

        return joined.isArray() ? "${}/" + joined.path(joined.size() - 1).asText() : url.asText();
    }
}
