package io.lakewarden.infra.inspect;

import java.util.Set;
import java.util.stream.Stream;

/** What would be lost with a resource. */
final class DataRules {
    private static final Set<String> DATA =
            Set.of("AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Glue::Database", "AWS::Glue::Table");
    private static final String BUCKET_POLICY = "AWS::S3::BucketPolicy";

    private DataRules() {}

    static Stream<Breach> removed(Templates templates) {
        return templates
                .resources()
                .filter(resource ->
                        DATA.contains(resource.type()) || resource.type().equals(BUCKET_POLICY))
                .filter(resource -> Stream.of("DeletionPolicy", "UpdateReplacePolicy")
                        .anyMatch(
                                policy -> !resource.raw().path(policy).asText().startsWith("Retain")))
                .map(resource -> Breach.of(
                        resource,
                        "Cannot remove " + resource + " with its stack: "
                                + (resource.type().equals(BUCKET_POLICY)
                                        ? "its bucket stays, open to whom IAM allows"
                                        : "what it holds goes with it"),
                        "set DeletionPolicy and UpdateReplacePolicy to Retain"));
    }

    static Stream<Breach> unrotated(Templates templates) {
        return templates
                .resources("AWS::KMS::Key")
                .filter(key -> !key.property("EnableKeyRotation").asBoolean())
                .map(key -> Breach.of(
                        key,
                        "Cannot keep the same material in " + key + " for ever: whoever once got it has it for good",
                        "set EnableKeyRotation"));
    }
}
