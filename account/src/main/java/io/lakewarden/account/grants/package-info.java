/** Who may do what in a live account: read, compared with the definition both ways, and put right. */
@NullMarked
package io.lakewarden.account.grants;

import org.jspecify.annotations.NullMarked;
