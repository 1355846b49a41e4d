/** Which cluster a pipeline of the definition takes: the question put together, and the answer in words. */
@NullMarked
package io.lakewarden.cli.size;

import org.jspecify.annotations.NullMarked;
