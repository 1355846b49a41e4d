package io.lakewarden.security.iam.account;

import io.lakewarden.security.iam.policy.Arn;
import io.lakewarden.security.iam.policy.Policy;

/**
 * A key of KMS, known by its alias until a deployment gives it an id.
 *
 * @param alias without {@code alias/} in front
 * @param policy the only way to it
 */
public record Key(String alias, Policy policy) {
    /** Its name in an account and region, with the alias where the id will be. */
    public Arn arn(String account, String region) {
        return new Arn("kms", region, account, "key/" + alias);
    }
}
