package io.lakewarden.cli.gameday.alarm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.console.Json;
import io.lakewarden.infra.frame.Site;
import io.lakewarden.stepfunctions.asl.StateMachine;
import io.lakewarden.stepfunctions.asl.StateMachineJson;
import io.lakewarden.stepfunctions.local.Execution;
import io.lakewarden.stepfunctions.local.ExecutionListener;
import io.lakewarden.stepfunctions.local.ExecutionName;
import io.lakewarden.stepfunctions.local.Interpreter;
import io.lakewarden.stepfunctions.local.TaskOutcome;
import io.lakewarden.stepfunctions.local.TaskPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The machine that tells CloudWatch the numbers of a run, as it is deployed, on this machine: started with what the
 * deployed rule makes of the event, reading the file that the job left.
 */
final class Telling {
    private static final Duration CALL = Duration.ofSeconds(1);

    private final Site site;
    private final StateMachine machine;
    private final JsonNode inputPaths;

    /** Of the template that has the machine and its rule. */
    Telling(Site site, JsonNode resources) {
        this.site = site;
        this.machine = machine(site, resources);
        this.inputPaths =
                named(resources, "Name", site.prefix() + "-metrics").at("/Targets/0/InputTransformer/InputPathsMap");
    }

    static StateMachine machine(Site site, JsonNode resources) {
        return StateMachineJson.read(named(resources, "StateMachineName", site.roleName("metrics"))
                .at("/DefinitionString/Fn::Sub")
                .asText()
                .replace("${AWS::Partition}", "aws")
                .replace("${!", "${"));
    }

    static JsonNode named(JsonNode resources, String property, String name) {
        return StreamSupport.stream(resources.spliterator(), false)
                .map(resource -> resource.path("Properties"))
                .filter(properties -> properties.path(property).asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Cannot find " + name + ": no template has it"));
    }

    /**
     * Tells the numbers of a job; what cannot be told is an {@link IllegalStateException}.
     *
     * @param record the file of numbers
     * @param key where it would lie in the bucket of logs
     * @param at when the job left it
     * @param metrics who is told
     */
    void tell(Path record, String key, Instant at, Metrics metrics) {
        TaskPort services = (resource, parameters) -> {
            if (resource.endsWith(":s3:getObject")) {
                require(parameters.path("Key").asText().equals(key), parameters);
                return new TaskOutcome.Succeeded(Json.object().put("Body", read(record)), CALL);
            }

            require(resource.endsWith(":cloudwatch:putMetricData"), parameters);
            put(parameters, at, metrics);
            return new TaskOutcome.Succeeded(Json.object(), CALL);
        };
        Execution execution = new Interpreter(services, ExecutionListener.NONE)
                .run(machine, input(key), new ExecutionName(site.roleName("metrics"), "record"), at);
        if (execution.status() != Execution.Status.SUCCEEDED) {
            throw new IllegalStateException("Cannot tell of " + key + ": " + execution.cause());
        }
    }

    /** What a call of {@code putMetricData} tells. */
    static void put(JsonNode parameters, Instant at, Metrics metrics) {
        parameters
                .path("MetricData")
                .forEach(datum -> metrics.tell(
                        key(parameters.path("Namespace").asText(), datum),
                        at,
                        datum.path("Value").asDouble()));
    }

    private ObjectNode input(String key) {
        ObjectNode event = Json.object();
        ObjectNode detail = event.putObject("detail");
        detail.putObject("bucket").put("name", site.bucket("logs"));
        detail.putObject("object").put("key", key);
        ObjectNode input = Json.object();
        inputPaths
                .fields()
                .forEachRemaining(field -> input.set(
                        field.getKey(),
                        event.at(field.getValue().asText().substring(1).replace('.', '/'))));
        return input;
    }

    private static void require(boolean isAsExpected, JsonNode parameters) {
        if (!isAsExpected) {
            throw new IllegalArgumentException("Cannot answer a call with " + parameters);
        }
    }

    private static MetricKey key(String namespace, JsonNode datum) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        datum.path("Dimensions")
                .forEach(dimension -> dimensions.put(
                        dimension.path("Name").asText(), dimension.path("Value").asText()));
        return new MetricKey(namespace, datum.path("MetricName").asText(), dimensions);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
