/** What bills taught an estimate: a factor for each thing that is billed. */
@NullMarked
package io.lakewarden.cost.recalibration;

import org.jspecify.annotations.NullMarked;
