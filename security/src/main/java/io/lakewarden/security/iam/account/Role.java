package io.lakewarden.security.iam.account;

import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A role with all that decides what it may do.
 *
 * @param arn its account, path and name
 * @param description what it is for
 * @param trust who may take it; absent for a role that somebody else makes, to which only policies are attached
 * @param inline policies within it
 * @param managed names of policies of the account that are attached
 * @param awsManaged names of policies that AWS writes, and changes when it likes
 * @param boundary name of the policy that it can never go beyond
 * @param longestSession 1 to 12 hours
 */
public record Role(
        Arn arn,
        String description,
        Optional<Policy> trust,
        List<NamedPolicy> inline,
        List<String> managed,
        List<String> awsManaged,
        Optional<String> boundary,
        Duration longestSession) {
    public Role {
        inline = List.copyOf(inline);
        managed = List.copyOf(managed);
        awsManaged = List.copyOf(awsManaged);
    }

    /** The name without its path. */
    public String name() {
        return arn.resource().substring(arn.resource().lastIndexOf('/') + 1);
    }

    /** Whether a service may take it. */
    public boolean trusts(String service) {
        return trusts(Grantee.service(service));
    }

    /** Whether a machine of EC2 can have it, so that whatever runs there has its rights. */
    public boolean isInstanceProfile() {
        return trusts("ec2.amazonaws.com");
    }

    /** Whether its trust names somebody. */
    public boolean trusts(Grantee somebody) {
        return trust.stream()
                .flatMap(policy -> policy.statements(Effect.ALLOW))
                .anyMatch(statement -> statement.grantees().contains(somebody));
    }
}
