/** Makes a price book from a folder of collected figures, each of which names its source. */
@NullMarked
package io.lakewarden.cost.figures;

import org.jspecify.annotations.NullMarked;
