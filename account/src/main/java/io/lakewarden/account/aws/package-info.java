/** A way into an environment's account: whose credentials, in which region, and in one line what went wrong. */
@NullMarked
package io.lakewarden.account.aws;

import org.jspecify.annotations.NullMarked;
