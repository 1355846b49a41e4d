/** The process in which Spark runs: it takes requests from its parent's pipe and ends when that closes. */
@NullMarked
package io.lakewarden.cli.worker;

import org.jspecify.annotations.NullMarked;
