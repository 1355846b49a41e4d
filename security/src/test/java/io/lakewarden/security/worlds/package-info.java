/** Small platforms, many of them: what the compilers are tried on. */
@NullMarked
package io.lakewarden.security.worlds;

import org.jspecify.annotations.NullMarked;
