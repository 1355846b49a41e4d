/** Invented input data to try things on: a shop's invoice lines, as dirty as a real feed. */
@NullMarked
package io.lakewarden.cli.sample;

import org.jspecify.annotations.NullMarked;
