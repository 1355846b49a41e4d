/** The platform on this machine: its state folder, its one writer, its worker processes and what was run. */
@NullMarked
package io.lakewarden.cli.local;

import org.jspecify.annotations.NullMarked;
