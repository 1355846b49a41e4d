/** Who sees what, told: as a matrix, as the reasons for one decision, as what a change gives and takes. */
@NullMarked
package io.lakewarden.cli.access;

import org.jspecify.annotations.NullMarked;
