/** Who sees which row and column: the reference decision, and the planes that it is compiled to. */
@NullMarked
package io.lakewarden.security;

import org.jspecify.annotations.NullMarked;
