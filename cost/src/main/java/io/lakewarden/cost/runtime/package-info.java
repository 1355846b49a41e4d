/**
 * How long a Spark job takes on a cluster of a size, with how much certainty, and when that cannot be said.
 *
 * <p>The model is Ernest's (Venkataraman et al., NSDI 2016): time is a sum of a fixed part, the data's share of a node,
 * the data, and what more nodes cost, each with a coefficient that is not negative. Runs of the job calibrate it; so
 * does the event log of one run; without either there is a prior, which is wide.
 */
@NullMarked
package io.lakewarden.cost.runtime;

import org.jspecify.annotations.NullMarked;
