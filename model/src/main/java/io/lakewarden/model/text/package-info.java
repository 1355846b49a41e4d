/** How the words of a finding are chosen and cut to one line. */
@NullMarked
package io.lakewarden.model.text;

import org.jspecify.annotations.NullMarked;
