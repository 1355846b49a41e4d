package io.lakewarden.infra.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which clusters and pipelines that run now are disturbed: those that end, and those whose parts do. */
final class Interruptions {
    private static final List<Kind> RUNNING = List.of(Kind.CLUSTER, Kind.STATE_MACHINE);

    private final Deployment before;
    private final SortedSet<Interruption> found = new TreeSet<>();

    private Interruptions(Deployment before) {
        this.before = before;
    }

    static List<Interruption> of(Deployment before, List<PlannedChange> changes) {
        Interruptions interruptions = new Interruptions(before);
        changes.forEach(interruptions::add);
        return List.copyOf(interruptions.found);
    }

    private void add(PlannedChange change) {
        Kind kind = Kind.of(change.type());
        JsonNode resource = before.stack(change.stack()).resource(change.logicalId());
        if (RUNNING.contains(kind)) {
            if (change.danger().ends() && change.danger() != Danger.BREAKS) {
                add(change.logicalId(), resource, change.consequence());
            }
        } else if (change.danger().ends() && change.danger() != Danger.BREAKS && resource.isObject()) {
            before.stacks().forEach((name, stack) -> stack.template()
                    .path("Resources")
                    .properties()
                    .forEach(other -> {
                        boolean uses = RUNNING.contains(Kind.of(type(other.getValue())))
                                && names(change, resource, name)
                                        .anyMatch(text ->
                                                other.getValue().toString().contains(text));
                        if (uses) {
                            add(
                                    other.getKey(),
                                    other.getValue(),
                                    "what it uses " + (change.danger() == Danger.DELETES ? "goes" : "is replaced")
                                            + " (" + change.construct() + "): what is under way may fail");
                        }
                    }));
        }
    }

    private void add(String logicalId, JsonNode resource, String why) {
        boolean cluster = Kind.of(type(resource)) == Kind.CLUSTER;
        JsonNode properties = resource.path("Properties");
        JsonNode name = properties.path(cluster ? "Name" : "StateMachineName");
        found.add(new Interruption(
                cluster ? "cluster" : "pipeline", name.isTextual() ? name.textValue() : logicalId, why));
    }

    /** How others speak of a resource: by its id within the stack, by its name anywhere. */
    private static Stream<String> names(PlannedChange change, JsonNode resource, String stack) {
        Stream<String> within = stack.equals(change.stack())
                ? Stream.of(
                        "{\"Ref\":\"" + change.logicalId() + "\"}", "{\"Fn::GetAtt\":[\"" + change.logicalId() + "\"")
                : Stream.of();
        return Stream.concat(within, name(resource).stream());
    }

    private static Optional<String> name(JsonNode resource) {
        return Stream.of("Name", "RoleName", "InstanceProfileName", "BucketName", "SecretName")
                .map(resource.path("Properties")::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst();
    }

    private static String type(JsonNode resource) {
        return resource.path("Type").asText();
    }
}
