/** The rules that a definition must keep, and the only maker of a {@link CheckedPlatform}. */
@NullMarked
package io.lakewarden.model.check;

import org.jspecify.annotations.NullMarked;
