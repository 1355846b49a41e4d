package io.lakewarden.infra.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What no two resources of a type have in common, such as the name of a bucket.
 *
 * @param properties that make it up; none for a type of which an account and region has one
 * @param value as the template has it
 */
record Identity(String type, List<String> properties, String value) {
    /** Where CloudFormation's specification knows an identity only from what the service answers. */
    private static final Map<String, List<String>> ANSWERED = Map.of(
            "AWS::LakeFormation::DataLakeSettings", List.of(),
            "AWS::LakeFormation::PrincipalPermissions", List.of("Catalog", "Principal", "Resource"),
            "AWS::LakeFormation::Resource", List.of("ResourceArn"),
            "AWS::LakeFormation::TagAssociation", List.of("Resource"));

    /** Of a resource in a template; empty where the service makes it up. */
    static Optional<Identity> of(ResourceChange change, JsonNode resource) {
        JsonNode all = resource.path("Properties");
        List<String> properties = ANSWERED.getOrDefault(change.type(), change.names()).stream()
                .filter(all::has)
                .toList();
        return properties.isEmpty() && !ANSWERED.containsKey(change.type())
                ? Optional.empty()
                : Optional.of(new Identity(
                        change.type(),
                        properties,
                        properties.stream()
                                .map(name -> all.get(name).toString())
                                .collect(Collectors.joining(","))));
    }

    /** The properties as a reader names them. */
    String words() {
        return properties.isEmpty() ? "its kind" : String.join(", ", properties);
    }
}
