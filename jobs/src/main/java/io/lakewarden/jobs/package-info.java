/** The bundled Spark jobs: pure functions from Dataset to Dataset, and one main. */
@NullMarked
package io.lakewarden.jobs;

import org.jspecify.annotations.NullMarked;
