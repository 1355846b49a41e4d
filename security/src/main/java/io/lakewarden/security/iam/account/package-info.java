/** The roles, buckets and keys of an account with their policies, as data. */
@NullMarked
package io.lakewarden.security.iam.account;

import org.jspecify.annotations.NullMarked;
