package io.lakewarden.model;

import io.lakewarden.model.Environment.Home.Aws;
import java.util.Optional;

/**
 * What an environment's S3 buckets are called: {@code platform-environment-purpose-account}, since a name is taken for
 * every account there is (S3 User Guide, bucketnamingrules). A zone has a bucket to itself.
 */
public final class BucketName {
    /** The longest name that S3 takes. */
    public static final int LONGEST = 63;

    private BucketName() {}

    /** Of a zone or another purpose; a hyphen for each underscore. None on this machine. */
    public static Optional<String> of(Platform platform, Environment environment, String purpose) {
        return environment.home() instanceof Aws aws
                ? Optional.of(platform.name() + "-" + environment.name() + "-" + purpose.replace('_', '-') + "-"
                        + aws.account())
                : Optional.empty();
    }
}
