/** Newer prices, fetched from AWS's price list and its history of spot prices. The only part that uses the network. */
@NullMarked
package io.lakewarden.cost.refresh;

import org.jspecify.annotations.NullMarked;
