/** Decisions: Ranger's own engine over policies from a folder or from a Ranger Admin. Knows nothing of Spark. */
@NullMarked
package io.lakewarden.security.authorizer.ranger;

import org.jspecify.annotations.NullMarked;
