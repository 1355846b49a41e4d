/** Who can see classified columns, by what, since which commit: what a regulator is shown, as a page and as JSON. */
@NullMarked
package io.lakewarden.cli.evidence;

import org.jspecify.annotations.NullMarked;
