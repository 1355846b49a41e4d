/** The buckets. */
@NullMarked
package io.lakewarden.infra.lake;

import org.jspecify.annotations.NullMarked;
