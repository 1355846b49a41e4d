package io.lakewarden.security.authorizer.ranger;

/** Policies that cannot be read; nothing is decided by them. */
public final class InvalidPolicies extends RuntimeException {
    public InvalidPolicies(String message) {
        super(message);
    }

    InvalidPolicies(String message, Throwable cause) {
        super(message, cause);
    }
}
