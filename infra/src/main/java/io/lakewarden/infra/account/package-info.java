/** What an account and region has once. */
@NullMarked
package io.lakewarden.infra.account;

import org.jspecify.annotations.NullMarked;
