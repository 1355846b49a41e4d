/** Money and rates in decimals: nothing here rounds but what says so. */
@NullMarked
package io.lakewarden.cost.money;

import org.jspecify.annotations.NullMarked;
