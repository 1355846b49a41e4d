package io.lakewarden.security.iam.account;

import io.lakewarden.security.iam.policy.Policy;

/** A bucket and who may do what with its objects, beyond what identities are allowed. */
public record Bucket(String name, Policy policy) {}
