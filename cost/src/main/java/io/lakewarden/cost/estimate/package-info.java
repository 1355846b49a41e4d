/** What environments cost in a month, a run and a terabyte, how sure that is, and what it hangs on. */
@NullMarked
package io.lakewarden.cost.estimate;

import org.jspecify.annotations.NullMarked;
