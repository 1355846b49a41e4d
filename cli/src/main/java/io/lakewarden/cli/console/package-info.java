/** How the command speaks: results, failures, exit codes, tables and JSON. */
@NullMarked
package io.lakewarden.cli.console;

import org.jspecify.annotations.NullMarked;
