/** Compiles grants to roles, boundaries, bucket policies and key policies. */
@NullMarked
package io.lakewarden.security.iam.compile;

import org.jspecify.annotations.NullMarked;
