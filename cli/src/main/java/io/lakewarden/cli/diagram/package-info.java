/** Pictures of boxes and arrows, drawn as SVG without a display, a font or a network. */
@NullMarked
package io.lakewarden.cli.diagram;

import org.jspecify.annotations.NullMarked;
