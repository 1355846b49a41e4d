/** A deployed environment as it is: read from its account, compared with the definition, and changed where asked. */
@NullMarked
package io.lakewarden.account;

import org.jspecify.annotations.NullMarked;
