/** The runtime model against measured runs that it has not seen, beside the models that others use. */
@NullMarked
package io.lakewarden.cost.bench;

import org.jspecify.annotations.NullMarked;
