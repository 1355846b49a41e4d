package io.lakewarden.security.iam.policy;

import java.nio.charset.StandardCharsets;

/**
 * How long a document may be, white space not counted
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html,
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/add-bucket-policy.html,
 * https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html).
 */
public enum Limit {
    BUCKET_POLICY(20 * 1024),
    /** Of all policies within one role together. */
    INLINE_POLICIES(10_240),
    KEY_POLICY(32 * 1024),
    MANAGED_POLICY(6_144),
    TRUST_POLICY(2_048);

    /** Managed policies that a role can have attached. */
    public static final int MANAGED_POLICIES = 10;

    private final int bytes;

    Limit(int bytes) {
        this.bytes = bytes;
    }

    /** The most that there may be. */
    public int bytes() {
        return bytes;
    }

    /** Whether a policy keeps it. */
    public boolean admits(Policy policy) {
        return size(policy) <= bytes;
    }

    /** What counts of a policy: the partition's placeholder is longer than any partition's name. */
    public static int size(Policy policy) {
        return PolicyJson.compact(policy).getBytes(StandardCharsets.UTF_8).length;
    }
}
