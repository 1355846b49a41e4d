/** The pages that say what to do, and the names of an environment that stand in them. */
@NullMarked
package io.lakewarden.cli.runbook;

import org.jspecify.annotations.NullMarked;
