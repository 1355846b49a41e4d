/** The bundled Spark jobs */
@NullMarked
package  pure functions from Dataset to Dataset, and one main.:io.lakewarden.jobs;

import org.jspecify.annotations.NullMarked;
