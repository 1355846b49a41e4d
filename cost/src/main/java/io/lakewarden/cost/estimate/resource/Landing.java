package io.lakewarden.cost.estimate.resource;

import io.lakewarden.cost.inventory.Resource;
import java.util.List;
import java.util.stream.Stream;

/** Buckets that files arrive in and that belong to somebody else. */
public final class Landing {
    private Landing() {}

    /** What is said of those that no template has. */
    public static Stream<String> notes(List<Resource> resources, List<Load> loads) {
        return loads.stream()
                .flatMap(load -> load.landing().stream())
                .distinct()
                .sorted()
                .filter(bucket -> resources.stream()
                        .noneMatch(resource -> resource.type().equals("AWS::S3::Bucket")
                                && resource.text("BucketName")
                                        .filter(bucket::equals)
                                        .isPresent()))
                .map(
                        bucket -> "Files arrive in " + bucket
                                + ", which no template has: whoever owns that bucket pays for keeping, writing and reading them");
    }
}
