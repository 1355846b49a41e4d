/** Which cluster meets an SLA for the least money: every instance type, number of nodes and way to buy, tried. */
@NullMarked
package io.lakewarden.cost.plan;

import org.jspecify.annotations.NullMarked;
