/** Iceberg tables as the lake contract says, written by the day, audited, published and tagged. */
@NullMarked
package io.lakewarden.jobs.lake;

import org.jspecify.annotations.NullMarked;
