package io.lakewarden.security.iam.account;

import io.lakewarden.security.iam.policy.Policy;

/** A policy under a name that is unique where it stands. */
public record NamedPolicy(String name, Policy policy) {}
