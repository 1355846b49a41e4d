package io.lakewarden.security.iam.policy;

/** What a statement does to what it matches; a denial wins. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String written;

    Effect(String written) {
        this.written = written;
    }

    /** As JSON has it. */
    public String written() {
        return written;
    }
}
