package io.lakewarden.security.authorizer.ranger;

/**
 * What Ranger's engine says to one question.
 *
 * @param allowed whether
 * @param policy the id of the policy that says so, or -1 if none says anything
 */
public record Verdict(boolean allowed, long policy) {
    /** Why not, for a sentence: a policy forbids it, or none allows it. */
    public String reason() {
        return policy < 0 ? "no policy allows it" : "policy " + policy + " denies it";
    }
}
