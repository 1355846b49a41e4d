package io.lakewarden.cost.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a rule of EventBridge, or a schedule of its Scheduler, calls. */
public final class Targets {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What parameters of a target stand for where its address is that of something else, such as a cluster. */
    private static final Map<String, List<String>> BY_PARAMETERS = new TreeMap<>(Map.of(
            "BatchParameters", List.of("batch", "submitJob"),
            "EcsParameters", List.of("ecs", "runTask"),
            "RedshiftDataParameters", List.of("redshiftdata", "executeStatement"),
            "SageMakerPipelineParameters", List.of("sagemaker", "startPipelineExecution")));

    private Targets() {}

    /** In the order of the template; none of a resource of another type. */
    public static List<Call> calls(Resource resource) {
        return all(resource).flatMap(target -> call(target).stream()).toList();
    }

    /** The clusters of EMR that a schedule creates itself. */
    static List<Cluster> clusters(List<Resource> resources) {
        return resources.stream()
                .flatMap(resource -> calls(resource).stream()
                        .filter(Call::createsCluster)
                        .map(call -> Cluster.created(resource, call.by(), call.arguments())))
                .toList();
    }

    private static Stream<JsonNode> all(Resource resource) {
        return switch (resource.type()) {
            case Schedule.RULE -> resource.items("Targets").stream();
            case Schedule.SCHEDULE -> Stream.of(resource.at("Target")).filter(JsonNode::isObject);
            default -> Stream.empty();
        };
    }

    private static Optional<Call> call(JsonNode target) {
        String by = target.path("Id").asText("target");
        return BY_PARAMETERS.entrySet().stream()
                .filter(known -> target.has(known.getKey()))
                .map(known ->
                        Call.of(by, known.getValue().get(0), known.getValue().get(1)))
                .findFirst()
                .or(() -> Call.to(target.path("Arn").asText(), by, input(target), 1, Optional.empty()));
    }

    /** What the call is made with; nothing where that is no JSON before a deployment. */
    private static JsonNode input(JsonNode target) {
        try {
            JsonNode input = JSON.readTree(target.path("Input").asText());
            return input.isObject() ? input : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
