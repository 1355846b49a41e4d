/** What code of one's own can reach of the lake past Spark's rules, and what it cannot. */
@NullMarked
package io.lakewarden.cli.wall;

import org.jspecify.annotations.NullMarked;
