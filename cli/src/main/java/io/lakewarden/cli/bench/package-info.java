/** Measures the billing jobs against Spark's defaults, textbook settings and DuckDB, in one run. */
@NullMarked
package io.lakewarden.cli.bench;

import org.jspecify.annotations.NullMarked;
