/** Landed files as records: strict UTF-8, exact line numbers, bounded memory. */
@NullMarked
package io.lakewarden.jobs.csv;

import org.jspecify.annotations.NullMarked;
