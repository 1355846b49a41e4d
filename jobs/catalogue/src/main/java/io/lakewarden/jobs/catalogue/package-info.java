/** What pipelines may call: the bundled jobs, their arguments, and what they read and leave behind. Without Spark. */
@NullMarked
package io.lakewarden.jobs.catalogue;

import org.jspecify.annotations.NullMarked;
