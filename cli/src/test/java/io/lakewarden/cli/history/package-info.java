/** What clusters leave for Spark's History Server, and what this machine makes of it. */
@NullMarked
package io.lakewarden.cli.history;

import org.jspecify.annotations.NullMarked;
