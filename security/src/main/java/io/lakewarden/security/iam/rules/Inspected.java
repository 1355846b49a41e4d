package io.lakewarden.security.iam.rules;

import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.GovernedPath;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Statement;
import java.util.stream.Stream;

/** What the rules look at. */
record Inspected(Account account, GovernedPath path, LakeSettings lake) {
    /** Roles that open no governed file by right. */
    Stream<Role> others() {
        return account.roles().stream().filter(role -> !path.isOpener(role));
    }

    /** What the documents themselves allow a role. */
    Stream<Statement> permissions(Role role) {
        return account.identityPolicies(role)
                .map(NamedPolicy::policy)
                .flatMap(policy -> policy.statements(Effect.ALLOW));
    }

    /** Whether a cluster's machines run steps as it, or a person's session does. */
    boolean isJobRole(Role role) {
        return account.roles().stream()
                .filter(Role::isInstanceProfile)
                .anyMatch(machines -> role.trusts(Grantee.of(machines.arn())));
    }
}
