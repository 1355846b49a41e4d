/** What an environment's months and runs may cost, from its estimate, as a file that is committed. */
@NullMarked
package io.lakewarden.cost.budget;

import org.jspecify.annotations.NullMarked;
