/** The price book: dated prices, each with its source and how far it is trusted. A price that is not there is an error. */
@NullMarked
package io.lakewarden.cost.price;

import org.jspecify.annotations.NullMarked;
