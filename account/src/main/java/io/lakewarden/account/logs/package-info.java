/** What runs left in an account's bucket of logs. */
@NullMarked
package io.lakewarden.account.logs;

import org.jspecify.annotations.NullMarked;
