/** What a plane cannot say of the definition, and what it does in its place. */
@NullMarked
package io.lakewarden.security.gap;

import org.jspecify.annotations.NullMarked;
