package io.lakewarden.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * The stacks and resources of assemblies that are there, written once more with the least of CDK that does it and with
 * nothing else of ours: what any app in Java takes, to measure a synthesis against.
 */
public final class BareAssembly {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private BareAssembly() {}

    /** Takes the folder to write to, and the assemblies' folders. */
    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[0]);
        for (String assembly : List.of(arguments).subList(1, arguments.length)) {
            write(Path.of(assembly), out.resolve(Path.of(assembly).getFileName()));
        }
    }

    private static void write(Path assembly, Path folder) throws IOException {
        App app = App.Builder.create()
                .outdir(folder.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .build();
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".template.json"))
                    .sorted()
                    .toList()) {
                JsonNode template = JSON.readTree(file.toFile());
                Stack stack = Stack.Builder.create(
                                app, file.getFileName().toString().replace(".template.json", ""))
                        .description(template.path("Description").asText())
                        .build();
                template.path("Resources").fields().forEachRemaining(one -> resource(stack, one));
            }
        }

        app.synth();
    }

    private static void resource(Construct stack, Map.Entry<String, JsonNode> one) {
        CfnResource.Builder.create(stack, one.getKey())
                .type(one.getValue().path("Type").asText())
                .properties(JSON.convertValue(one.getValue().path("Properties"), OBJECT))
                .build();
    }
}
