/** The language of row filters: a closed one, so that every plane can say it. */
@NullMarked
package io.lakewarden.model.rows;

import org.jspecify.annotations.NullMarked;
