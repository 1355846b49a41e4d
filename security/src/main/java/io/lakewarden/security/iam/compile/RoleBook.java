package io.lakewarden.security.iam.compile;

import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Limit;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The roles of an account as they are written down, and the policies that did not fit into them. */
final class RoleBook {
    private final List<Role> roles = new ArrayList<>();
    private final List<NamedPolicy> policies = new ArrayList<>();

    /** A role of the platform's own; {@link CannotCompile} where its trust has no room. */
    void add(
            Arn arn,
            String description,
            List<Statement> trust,
            List<Statement> statements,
            String boundary,
            Duration longest) {
        add(arn, description, trust, statements, List.of(), boundary, longest);
    }

    /** The same with policies that AWS writes. */
    void add(
            Arn arn,
            String description,
            List<Statement> trust,
            List<Statement> statements,
            List<String> ofAws,
            String boundary,
            Duration longest) {
        String name = arn.resource().substring("role/".length());
        Policy trusting = new Policy(trust);
        if (!Limit.TRUST_POLICY.admits(trusting)) {
            throw new CannotCompile(
                    "Cannot write the trust policy of role " + name + ": it takes " + Limit.size(trusting)
                            + " of at most " + Limit.TRUST_POLICY.bytes() + " characters; shorten names");
        }

        RolePolicies split = RolePolicies.of(name, statements);
        policies.addAll(split.managed());
        roles.add(new Role(
                arn,
                description,
                Optional.of(trusting),
                split.inline(),
                names(split.managed()),
                ofAws,
                Optional.of(boundary),
                longest));
    }

    /** What is to be attached to a role that is made elsewhere. */
    void attach(Arn arn, String description, String policyName, List<Statement> statements, Duration longest) {
        RolePolicies attached = RolePolicies.attached(policyName, statements);
        policies.addAll(attached.managed());
        roles.add(new Role(
                arn,
                description,
                Optional.empty(),
                List.of(),
                names(attached.managed()),
                List.of(),
                Optional.empty(),
                longest));
    }

    /** Boundaries, which are policies of their own. */
    void add(List<NamedPolicy> more) {
        policies.addAll(more);
    }

    List<Role> roles() {
        return List.copyOf(roles);
    }

    List<NamedPolicy> policies() {
        return List.copyOf(policies);
    }

    private static List<String> names(List<NamedPolicy> policies) {
        return policies.stream().map(NamedPolicy::name).toList();
    }
}
