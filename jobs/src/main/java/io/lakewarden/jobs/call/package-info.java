/** How a job is called: its command line, its date, and what it works with. */
@NullMarked
package io.lakewarden.jobs.call;

import org.jspecify.annotations.NullMarked;
