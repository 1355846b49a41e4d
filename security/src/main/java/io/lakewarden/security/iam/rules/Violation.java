package io.lakewarden.security.iam.rules;

/** A breach of a rule by a role, bucket, key or setting. */
record Violation(String subject, String message, String remedy) {}
