/** Enforces Ranger policies on every plan of a Spark session. */
@NullMarked
package io.lakewarden.security.authorizer;

import org.jspecify.annotations.NullMarked;
