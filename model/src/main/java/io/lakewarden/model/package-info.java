/** The definition of a platform as immutable records: what a team writes, without the form it writes it in. */
@NullMarked
package io.lakewarden.model;

import org.jspecify.annotations.NullMarked;
