/** The planes beside the reference decision: where they differ, and which gap says why. */
@NullMarked
package io.lakewarden.security.planes;

import org.jspecify.annotations.NullMarked;
