/** What changed between two estimates, by line and by cause, and whether that breaks a policy. */
@NullMarked
package io.lakewarden.cost.diff;

import org.jspecify.annotations.NullMarked;
