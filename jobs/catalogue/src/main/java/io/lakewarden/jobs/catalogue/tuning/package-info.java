/** Spark settings derived from the size of the cluster and the volume of the input, each with its reason. */
@NullMarked
package io.lakewarden.jobs.catalogue.tuning;

import org.jspecify.annotations.NullMarked;
