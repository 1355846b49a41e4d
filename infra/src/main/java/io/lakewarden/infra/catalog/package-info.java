/** The databases and tables of the Glue catalog. */
@NullMarked
package io.lakewarden.infra.catalog;

import org.jspecify.annotations.NullMarked;
