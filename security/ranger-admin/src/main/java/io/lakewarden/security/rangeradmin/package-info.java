/** Brings compiled policies to a Ranger Admin. */
@NullMarked
package io.lakewarden.security.rangeradmin;

import org.jspecify.annotations.NullMarked;
