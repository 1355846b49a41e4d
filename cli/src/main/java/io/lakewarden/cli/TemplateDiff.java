package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.plan.Deployment;
import io.lakewarden.infra.plan.ResourceChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * Asks CDK's own comparison of templates, which knows what CloudFormation does with a property's change; it is a library
 * of Node.js.
 *
 * @param checkout where {@code package.json} is
 */
record TemplateDiff(Path checkout) {
    private static final String PACKAGE = "node_modules/@aws-cdk/cloudformation-diff";

    List<ResourceChange> between(Deployment before, Deployment after) {
        if (!Files.isDirectory(checkout.resolve(PACKAGE))) {
            throw CommandFailed.because("Cannot compare templates: " + PACKAGE + " is missing; run npm ci");
        }

        ArrayNode stacks = Json.object().putArray("stacks");
        SortedSet<String> names = new TreeSet<>(before.stacks().keySet());
        names.addAll(after.stacks().keySet());
        names.forEach(name -> stacks.addObject()
                .put("stack", name)
                .<ObjectNode>set("before", template(before, name))
                .set("after", template(after, name)));
        return StreamSupport.stream(Json.read(run(stacks.toString())).spliterator(), false)
                .map(change -> Json.read(change.toString(), ResourceChange.class))
                .toList();
    }

    private static JsonNode template(Deployment deployment, String stack) {
        return deployment.stacks().containsKey(stack)
                ? deployment.stacks().get(stack).template()
                : Json.object();
    }

    private String run(String input) {
        List<String> command = List.of(
                "node", checkout.resolve("infra/src/main/node/template-diff.js").toString());
        try {
            Process process = new ProcessBuilder(command)
                    .directory(checkout.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream to = process.getOutputStream()) {
                to.write(input.getBytes(StandardCharsets.UTF_8));
            }

            try (InputStream from = process.getInputStream()) {
                String output = new String(from.readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw CommandFailed.because("Cannot compare templates: node failed, as it says above");
                }

                return output;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
