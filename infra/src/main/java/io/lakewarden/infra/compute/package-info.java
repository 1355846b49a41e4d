/** The clusters that stay, and how all of them are secured. */
@NullMarked
package io.lakewarden.infra.compute;

import org.jspecify.annotations.NullMarked;
