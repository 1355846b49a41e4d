/** Where metrics go. */
@NullMarked
package io.lakewarden.infra.metrics;

import org.jspecify.annotations.NullMarked;
