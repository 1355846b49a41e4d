/** The estimate on the terminal. */
@NullMarked
package io.lakewarden.cli.cost;

import org.jspecify.annotations.NullMarked;
