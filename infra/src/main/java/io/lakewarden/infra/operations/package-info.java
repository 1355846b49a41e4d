/** Who is told, and what cleans up. */
@NullMarked
package io.lakewarden.infra.operations;

import org.jspecify.annotations.NullMarked;
