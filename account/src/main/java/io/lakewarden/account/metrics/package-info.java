/** Numbers that only who looks knows, put where an account's alarms look at them. */
@NullMarked
package io.lakewarden.account.metrics;

import org.jspecify.annotations.NullMarked;
