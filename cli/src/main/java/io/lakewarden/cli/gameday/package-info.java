/** Faults rehearsed on this machine: what is broken, what must hold, how it is mended, and how long that takes. */
@NullMarked
package io.lakewarden.cli.gameday;

import org.jspecify.annotations.NullMarked;
