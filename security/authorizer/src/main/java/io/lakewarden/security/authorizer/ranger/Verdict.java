package io.lakewarden.security.authorizer.ranger;

/**
 * What Ranger's engine says to one question.
 *
 * @param allowed whether
 * @param policy the one that says so, or {@link Policy#NONE}
 */
public record Verdict(boolean allowed, Policy policy) {
    /** Nobody's word for it. */
    public static final Verdict UNSAID = new Verdict(false, Policy.NONE);

    /** Why not, for a sentence: a policy forbids it, or none allows it. */
    public String reason() {
        return policy.isNone() ? "no policy allows it" : policy + " denies it";
    }
}
