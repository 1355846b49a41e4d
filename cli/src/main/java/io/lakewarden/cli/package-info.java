/** The command, and the platform on this machine. */
@NullMarked
package io.lakewarden.cli;

import org.jspecify.annotations.NullMarked;
