package io.lakewarden.security.iam.account;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The documents of one account and region that decide who may do what.
 *
 * @param id twelve digits
 * @param region where buckets and keys are
 * @param roles sorted by ARN
 * @param policies those of the account that roles have attached or for a boundary, sorted by name
 * @param buckets sorted by name
 * @param keys sorted by alias
 */
public record Account(
        String id, String region, List<Role> roles, List<NamedPolicy> policies, List<Bucket> buckets, List<Key> keys) {
    public Account {
        roles = roles.stream().sorted(Comparator.comparing(Role::arn)).toList();
        policies = policies.stream()
                .sorted(Comparator.comparing(NamedPolicy::name))
                .toList();
        buckets = buckets.stream().sorted(Comparator.comparing(Bucket::name)).toList();
        keys = keys.stream().sorted(Comparator.comparing(Key::alias)).toList();
    }

    /** The role of that name, whatever its path. */
    public Optional<Role> role(String name) {
        return roles.stream().filter(role -> role.name().equals(name)).findFirst();
    }

    /** The policy of that name; an {@link IllegalArgumentException} if there is none, since its role would be misread. */
    public NamedPolicy policy(String name) {
        return policies.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Cannot evaluate a role: its policy " + name + " is not among the documents"));
    }

    /** The policies that say what a role may do, those of AWS apart. */
    public Stream<NamedPolicy> identityPolicies(Role role) {
        return Stream.concat(role.inline().stream(), role.managed().stream().map(this::policy));
    }

    /** The same with other roles. */
    public Account withRoles(List<Role> others) {
        return new Account(id, region, others, policies, buckets, keys);
    }

    /** The same with other buckets. */
    public Account withBuckets(List<Bucket> others) {
        return new Account(id, region, roles, policies, others, keys);
    }

    /** The same with other keys. */
    public Account withKeys(List<Key> others) {
        return new Account(id, region, roles, policies, buckets, others);
    }
}
