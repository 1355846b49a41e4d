package io.lakewarden.cost.estimate.resource;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewarden.cost.inventory.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules by which a bucket moves and ends its objects. */
public final class LifecycleRules {
    private static final String BUCKET = "AWS::S3::Bucket";

    private LifecycleRules() {}

    /** Those that are switched on and for every object: no prefix, which an empty one is too, no tag and no size. */
    static List<JsonNode> forAll(Resource bucket) {
        return enabled(bucket).filter(rule -> narrowed(rule).isEmpty()).toList();
    }

    /** What is taken of rules that are for some objects only: nobody knows which share of a bucket these are. */
    public static Stream<String> notes(List<Resource> resources, List<Load> loads) {
        return resources.stream()
                .filter(resource -> resource.type().equals(BUCKET) && isFilled(resource, loads))
                .flatMap(bucket -> enabled(bucket)
                        .filter(LifecycleRules::movesOrEnds)
                        .flatMap(rule -> narrowed(rule).stream())
                        .map(objects -> "A rule of " + bucket.path() + " is for " + objects
                                + ": taken as if no object were among them"));
    }

    private static boolean isFilled(Resource bucket, List<Load> loads) {
        Optional<String> name = bucket.text("BucketName");
        return loads.stream()
                .anyMatch(load -> name.isPresent()
                        && Stream.concat(
                                        load.landing().stream(),
                                        load.zones().stream().map(Load.Flow::bucket))
                                .anyMatch(name.get()::equals));
    }

    private static Stream<JsonNode> enabled(Resource bucket) {
        return bucket.items("LifecycleConfiguration", "Rules").stream()
                .filter(rule -> rule.path("Status").asText().equals("Enabled"));
    }

    private static boolean movesOrEnds(JsonNode rule) {
        return Stream.of(
                        "Transition",
                        "Transitions",
                        "ExpirationInDays",
                        "ExpirationDate",
                        "NoncurrentVersionExpiration",
                        "NoncurrentVersionExpirationInDays",
                        "NoncurrentVersionTransition",
                        "NoncurrentVersionTransitions")
                .anyMatch(rule::has);
    }

    /** Which objects a rule is for; empty where it is for all. */
    private static Optional<String> narrowed(JsonNode rule) {
        List<String> words = new ArrayList<>();
        String prefix = rule.path("Prefix").asText();
        if (!prefix.isEmpty()) {
            words.add("objects under " + prefix);
        }

        if (!rule.path("TagFilters").isEmpty()) {
            words.add("objects with certain tags");
        }

        if (rule.has("ObjectSizeGreaterThan") || rule.has("ObjectSizeLessThan")) {
            words.add("objects of certain sizes");
        }

        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" and ", words));
    }
}
