package io.lakewarden.security.iam.compile;

import io.lakewarden.security.iam.account.Account;
import io.lakewarden.security.iam.account.Bucket;
import io.lakewarden.security.iam.account.Key;
import io.lakewarden.security.iam.account.NamedPolicy;
import io.lakewarden.security.iam.account.Role;
import io.lakewarden.security.iam.policy.Condition;
import io.lakewarden.security.iam.policy.Policy;
import io.lakewarden.security.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Documents with one thing changed: a statement left out, or a condition of one. */
record Mutation(String name, Account account) {
    static List<Mutation> all(Account account) {
        List<Mutation> all = new ArrayList<>();
        for (Role role : account.roles()) {
            role.trust().ifPresent(trust -> policies(role.name() + " trust", trust)
                    .forEach(changed -> all.add(new Mutation(
                            changed.name(),
                            account.withRoles(
                                    replaced(account.roles(), role, with(role, changed.policy(), role.inline())))))));
            for (NamedPolicy inline : role.inline()) {
                policies(role.name() + " " + inline.name(), inline.policy())
                        .forEach(changed -> all.add(new Mutation(
                                changed.name(),
                                account.withRoles(replaced(
                                        account.roles(),
                                        role,
                                        with(
                                                role,
                                                role.trust().orElseThrow(),
                                                replaced(
                                                        role.inline(),
                                                        inline,
                                                        new NamedPolicy(inline.name(), changed.policy()))))))));
            }
        }

        for (NamedPolicy policy : account.policies()) {
            policies(policy.name(), policy.policy())
                    .forEach(changed -> all.add(new Mutation(
                            changed.name(),
                            new Account(
                                    account.id(),
                                    account.region(),
                                    account.roles(),
                                    replaced(
                                            account.policies(),
                                            policy,
                                            new NamedPolicy(policy.name(), changed.policy())),
                                    account.buckets(),
                                    account.keys()))));
        }

        for (Bucket bucket : account.buckets()) {
            policies("bucket " + bucket.name(), bucket.policy())
                    .forEach(changed -> all.add(new Mutation(
                            changed.name(),
                            account.withBuckets(replaced(
                                    account.buckets(), bucket, new Bucket(bucket.name(), changed.policy()))))));
        }

        for (Key key : account.keys()) {
            policies("key " + key.alias(), key.policy())
                    .forEach(changed -> all.add(new Mutation(
                            changed.name(),
                            account.withKeys(replaced(account.keys(), key, new Key(key.alias(), changed.policy()))))));
        }

        return all;
    }

    private static List<NamedPolicy> policies(String where, Policy policy) {
        List<NamedPolicy> all = new ArrayList<>();
        for (Statement statement : policy.statements()) {
            all.add(new NamedPolicy(
                    where + " without " + statement.sid(), changed(policy, statement, Optional.empty())));
            for (Condition condition : statement.conditions()) {
                List<Condition> fewer = statement.conditions().stream()
                        .filter(other -> !other.equals(condition))
                        .toList();
                all.add(new NamedPolicy(
                        where + " " + statement.sid() + " without " + condition.operatorName() + " " + condition.key(),
                        changed(
                                policy,
                                statement,
                                Optional.of(new Statement(
                                        statement.sid(),
                                        statement.effect(),
                                        statement.grantees(),
                                        statement.actions(),
                                        statement.resources(),
                                        fewer)))));
            }
        }

        return all;
    }

    private static Policy changed(Policy policy, Statement old, Optional<Statement> now) {
        Function<Statement, List<Statement>> replacing =
                statement -> statement.equals(old) ? now.stream().toList() : List.of(statement);
        return new Policy(policy.statements().stream()
                .flatMap(statement -> replacing.apply(statement).stream())
                .toList());
    }

    private static <T> List<T> replaced(List<T> items, T old, T now) {
        return items.stream().map(item -> item.equals(old) ? now : item).toList();
    }

    private static Role with(Role role, Policy trust, List<NamedPolicy> inline) {
        return new Role(
                role.arn(),
                role.description(),
                Optional.of(trust),
                inline,
                role.managed(),
                role.awsManaged(),
                role.boundary(),
                role.longestSession());
    }
}
