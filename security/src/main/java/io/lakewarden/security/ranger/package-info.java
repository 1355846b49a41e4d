/** Grants compiled to Ranger's policies, for Ranger's own service types and for EMR's. */
@NullMarked
package io.lakewarden.security.ranger;

import org.jspecify.annotations.NullMarked;
