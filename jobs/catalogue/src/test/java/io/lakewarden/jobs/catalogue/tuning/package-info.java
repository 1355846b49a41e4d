/** Tests of the package of the same name. */
@NullMarked
package io.lakewarden.jobs.catalogue.tuning;

import org.jspecify.annotations.NullMarked;
