package io.lakewarden.security.iam.policy;

import java.util.List;
import java.util.SortedMap;

/**
 * One sentence of a policy.
 *
 * @param sid its name, letters and digits; may be empty
 * @param effect what it does
 * @param grantees whom it speaks of; none in an identity's policy
 * @param actions say {@code s3:GetObject}; wildcards allowed, case does not count
 * @param resources on what; unsaid in a role's trust policy
 * @param conditions all of which must hold
 */
public record Statement(
        String sid,
        Effect effect,
        List<Grantee> grantees,
        Scope<String> actions,
        Scope<Arn> resources,
        List<Condition> conditions) {
    public Statement {
        grantees = List.copyOf(grantees);
        conditions = List.copyOf(conditions);
    }

    /** An identity's permission. */
    public static Statement allow(String sid, List<String> actions, List<Arn> resources, Condition... conditions) {
        return new Statement(sid, Effect.ALLOW, List.of(), Scope.of(actions), Scope.of(resources), List.of(conditions));
    }

    /** An identity's prohibition. */
    public static Statement deny(String sid, List<String> actions, List<Arn> resources, Condition... conditions) {
        return new Statement(sid, Effect.DENY, List.of(), Scope.of(actions), Scope.of(resources), List.of(conditions));
    }

    /** The same, of somebody: for the policy of a resource. */
    public Statement to(List<Grantee> somebody) {
        return new Statement(sid, effect, somebody, actions, resources, conditions);
    }

    /** The same without a word of the resource: for a trust policy. */
    public static Statement trust(String sid, List<Grantee> somebody, List<String> actions, Condition... conditions) {
        return new Statement(sid, Effect.ALLOW, somebody, Scope.of(actions), Scope.unsaid(), List.of(conditions));
    }

    /** Whether it is about a request, whoever makes it. */
    public boolean isAbout(String action, Arn resource, SortedMap<String, String> context) {
        return isAbout(action)
                && (resources.isUnsaid() || resources.covers(pattern -> pattern.matches(resource)))
                && conditions.stream().allMatch(condition -> condition.holds(context));
    }

    /** Whether it names an action. */
    public boolean isAbout(String action) {
        return actions.covers(pattern -> Glob.matchesInAnyCase(pattern, action));
    }
}
