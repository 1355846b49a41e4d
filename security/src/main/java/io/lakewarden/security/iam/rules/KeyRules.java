package io.lakewarden.security.iam.rules;

import io.lakewarden.security.iam.account.Key;
import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Effect;
import io.lakewarden.security.iam.policy.Grantee;
import io.lakewarden.security.iam.policy.Operator;
import io.lakewarden.security.iam.policy.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who decrypts what is governed. */
final class KeyRules {
    private static final List<String> USING =
            List.of("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:ReEncryptFrom", "kms:ReEncryptTo");

    private KeyRules() {}

    /** Naming the account lets every identity's own policy decide, so that counts as everybody. */
    static Stream<Violation> others(Inspected inspected) {
        Set<Grantee> named =
                inspected.path().openers().stream().map(Grantee::of).collect(Collectors.toSet());
        return governed(inspected).flatMap(key -> key.policy()
                .statements(Effect.ALLOW)
                .filter(statement -> USING.stream().anyMatch(statement::isAbout))
                .flatMap(statement -> statement.grantees().stream())
                .filter(grantee -> !named.contains(grantee))
                .distinct()
                .map(grantee -> new Violation(
                        key.alias(),
                        "Cannot let " + grantee.name() + " use key " + key.alias()
                                + ": files that it gets hold of are open to it",
                        "name only the roles that open governed files")));
    }

    /** A grant passes the use of a key on, past its policy. */
    static Stream<Violation> grants(Inspected inspected) {
        Stream<Violation> byKey = inspected.account().keys().stream().flatMap(key -> key.policy()
                .statements(Effect.ALLOW)
                .filter(KeyRules::grantsFreely)
                .map(statement -> broad(key.alias(), "the policy of key " + key.alias())));
        Stream<Violation> byRole = inspected.account().roles().stream()
                .filter(role -> inspected.permissions(role).anyMatch(KeyRules::grantsFreely))
                .map(role -> broad(role.name(), role.name()));
        return Stream.concat(byKey, byRole);
    }

    private static Violation broad(String subject, String who) {
        return new Violation(
                subject,
                "Cannot let " + who + " create grants of keys: a grant opens the key to anybody",
                "allow kms:CreateGrant only where kms:GrantIsForAWSResource is true");
    }

    private static boolean grantsFreely(Statement statement) {
        return statement.isAbout("kms:CreateGrant")
                && statement.conditions().stream()
                        .noneMatch(condition -> condition.operator() == Operator.BOOL
                                && !condition.ifExists()
                                && condition.key().equalsIgnoreCase("kms:GrantIsForAWSResource")
                                && condition.values().equals(List.of("true")));
    }

    static Stream<Violation> registration(Inspected inspected) {
        Arn role = inspected.path().registration();
        return governed(inspected)
                .filter(key -> List.of("kms:Decrypt", "kms:GenerateDataKey").stream()
                        .anyMatch(action -> key.policy()
                                .statements(Effect.ALLOW)
                                .noneMatch(statement -> statement.isAbout(action)
                                        && statement.grantees().contains(Grantee.of(role)))))
                .map(key -> new Violation(
                        key.alias(),
                        "Cannot give files out through Lake Formation: the policy of key " + key.alias()
                                + " does not name the registration role",
                        "allow it kms:Decrypt and kms:GenerateDataKey*"));
    }

    private static Stream<Key> governed(Inspected inspected) {
        return inspected.account().keys().stream()
                .filter(key -> inspected.path().keys().containsValue(key.alias()));
    }
}
