/** What Lake Formation decides by its documentation; knows nothing of how its entries come to be. */
@NullMarked
package io.lakewarden.security.lakeformation.evaluator;

import org.jspecify.annotations.NullMarked;
