package io.lakewarden.infra.identity;

import io.lakewarden.infra.frame.Site;
import io.lakewarden.security.iam.account.Account;

/**
 * What the roles are made from.
 *
 * @param site where
 * @param account with its roles and policies, as security compiled them
 */
public record IdentityProps(Site site, Account account) {}
