/** What happened in the runs of a pipeline, as JSON and as one page that needs no network. */
@NullMarked
package io.lakewarden.cli.report;

import org.jspecify.annotations.NullMarked;
