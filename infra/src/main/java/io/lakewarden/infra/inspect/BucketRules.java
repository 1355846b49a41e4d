package io.lakewarden.infra.inspect;

import static io.lakewarden.infra.inspect.Templates.items;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.infra.inspect.Templates.Resource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How buckets keep what is in them. */
final class BucketRules {
    private static final List<String> BLOCKS =
            List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

    private BucketRules() {}

    static Stream<Breach> open(Templates templates) {
        return buckets(
                templates,
                bucket -> !BLOCKS.stream().allMatch(block -> bucket.property("PublicAccessBlockConfiguration")
                                .path(block)
                                .asBoolean())
                        || bucket.property("AccessControl").asText().startsWith("Public")
                        || items(bucket.property("OwnershipControls").path("Rules"))
                                .noneMatch(rule ->
                                        rule.path("ObjectOwnership").asText().equals("BucketOwnerEnforced")),
                "Cannot leave bucket %s open to the public: an ACL or a policy could give its files to everybody",
                "set the four blocks of PublicAccessBlockConfiguration and BucketOwnerEnforced, and no ACL");
    }

    /** Lines of access are delivered to a bucket with S3's own encryption alone. */
    static Stream<Breach> unencrypted(Templates templates) {
        Set<String> ofLogs = templates
                .resources("AWS::S3::Bucket")
                .map(bucket -> bucket.property("LoggingConfiguration")
                        .path("DestinationBucketName")
                        .asText())
                .collect(Collectors.toSet());
        return buckets(
                templates,
                bucket -> items(bucket.property("BucketEncryption").path("ServerSideEncryptionConfiguration"))
                        .noneMatch(rule -> isEncrypted(rule, ofLogs.contains(bucket.text("BucketName")))),
                "Cannot leave bucket %s without a key of KMS: who reads its disks reads its files",
                "encrypt it by aws:kms with a key of the account, and bucket keys on");
    }

    private static boolean isEncrypted(JsonNode rule, boolean ofLogs) {
        JsonNode byDefault = rule.path("ServerSideEncryptionByDefault");
        boolean kms = byDefault.path("SSEAlgorithm").asText().equals("aws:kms")
                && byDefault.has("KMSMasterKeyID")
                && rule.path("BucketKeyEnabled").asBoolean();
        return kms || ofLogs && byDefault.path("SSEAlgorithm").asText().equals("AES256");
    }

    static Stream<Breach> unversioned(Templates templates) {
        return buckets(
                templates,
                bucket -> !bucket.property("VersioningConfiguration")
                        .path("Status")
                        .asText()
                        .equals("Enabled"),
                "Cannot leave bucket %s without versions: what is overwritten is gone",
                "enable versioning");
    }

    /** S3A leaves unfinished uploads where they are. */
    static Stream<Breach> uploads(Templates templates) {
        return buckets(
                templates,
                bucket -> items(bucket.property("LifecycleConfiguration").path("Rules"))
                        .noneMatch(rule -> rule.path("Status").asText().equals("Enabled")
                                && rule.has("AbortIncompleteMultipartUpload")),
                "Cannot leave unfinished uploads in bucket %s: they are paid for and never seen",
                "add a lifecycle rule that aborts them");
    }

    private static Stream<Breach> buckets(
            Templates templates, Predicate<Resource> isBad, String message, String remedy) {
        return templates
                .resources("AWS::S3::Bucket")
                .filter(isBad)
                .map(bucket -> Breach.of(bucket, message.formatted(bucket.text("BucketName")), remedy));
    }
}
