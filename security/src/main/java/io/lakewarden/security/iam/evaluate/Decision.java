package io.lakewarden.security.iam.evaluate;

/** What IAM says to a request, and which step of its logic says it. */
public enum Decision {
    ALLOWED_BY_IDENTITY(true),
    ALLOWED_BY_RESOURCE(true),
    DENIED(false),
    NOT_ALLOWED(false),
    BEYOND_BOUNDARY(false),
    BEYOND_SESSION(false);

    private final boolean allowed;

    Decision(boolean allowed) {
        this.allowed = allowed;
    }

    /** Whether it may be done. */
    public boolean allowed() {
        return allowed;
    }
}
