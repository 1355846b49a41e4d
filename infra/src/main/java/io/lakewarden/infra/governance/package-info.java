/** Who sees what, as Lake Formation has it. */
@NullMarked
package io.lakewarden.infra.governance;

import org.jspecify.annotations.NullMarked;
