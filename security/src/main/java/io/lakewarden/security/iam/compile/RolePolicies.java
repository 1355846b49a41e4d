package io.lakewarden.security.iam.compile;

import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Limit;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.Scope;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of one role in as few policies as the limits allow: within the role while they fit, else attached to it.
 *
 * @param inline within it
 * @param managed attached to it
 */
record RolePolicies(List<NamedPolicy> inline, List<NamedPolicy> managed) {
    /** Within the role if they fit. */
    static RolePolicies of(String role, List<Statement> statements) {
        Policy policy = new Policy(statements);
        if (statements.isEmpty()) {
            return new RolePolicies(List.of(), List.of());
        }

        return Limit.INLINE_POLICIES.admits(policy)
                ? new RolePolicies(List.of(new NamedPolicy("access", policy)), List.of())
                : attached(role, statements);
    }

    /** Attached in any case, as to a role that somebody else makes. */
    static RolePolicies attached(String role, List<Statement> statements) {
        List<NamedPolicy> managed = new ArrayList<>();
        for (Policy policy : split(role, statements)) {
            managed.add(new NamedPolicy(role + "-" + (managed.size() + 1), policy));
        }

        if (managed.size() > Limit.MANAGED_POLICIES) {
            throw new CannotCompile("Cannot write the policies of role " + role + ": they take " + managed.size()
                    + " of at most " + Limit.MANAGED_POLICIES + " managed policies; grant whole zones");
        }

        return new RolePolicies(List.of(), managed);
    }

    private static List<Policy> split(String role, List<Statement> statements) {
        List<Policy> policies = new ArrayList<>();
        List<Statement> current = new ArrayList<>();
        for (Statement statement :
                statements.stream().flatMap(s -> parts(role, s).stream()).toList()) {
            current.add(statement);
            if (!Limit.MANAGED_POLICY.admits(new Policy(current))) {
                current.remove(current.size() - 1);
                policies.add(new Policy(current));
                current = new ArrayList<>(List.of(statement));
            }
        }

        if (!current.isEmpty()) {
            policies.add(new Policy(current));
        }

        return policies;
    }

    /** A statement that is too long for a policy, as several about fewer resources. */
    private static List<Statement> parts(String role, Statement statement) {
        if (Limit.MANAGED_POLICY.admits(Policy.of(statement))) {
            return List.of(statement);
        }

        List<Arn> resources = statement.resources().items();
        if (resources.size() < 2 || statement.resources().except()) {
            throw new CannotCompile("Cannot write the policies of role " + role + ": statement " + statement.sid()
                    + " alone takes more than " + Limit.MANAGED_POLICY.bytes() + " characters; grant less to it");
        }

        int half = resources.size() / 2;
        List<Statement> parts = new ArrayList<>(parts(role, about(statement, "A", resources.subList(0, half))));
        parts.addAll(parts(role, about(statement, "B", resources.subList(half, resources.size()))));
        return parts;
    }

    private static Statement about(Statement statement, String part, List<Arn> resources) {
        return new Statement(
                statement.sid() + part,
                statement.effect(),
                statement.grantees(),
                statement.actions(),
                Scope.of(resources),
                statement.conditions());
    }
}
