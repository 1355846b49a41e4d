/** Quantities that are not known for sure: what is usual, and what they are in each of many draws. */
@NullMarked
package io.lakewarden.cost.estimate.draw;

import org.jspecify.annotations.NullMarked;
