/** Grants that were made elsewhere, as a definition. */
@NullMarked
package io.lakewarden.account.imports;

import org.jspecify.annotations.NullMarked;
