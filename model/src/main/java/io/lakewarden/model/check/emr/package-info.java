/** What EMR refuses, or does otherwise than one thinks: known before anything is synthesized. */
@NullMarked
package io.lakewarden.model.check.emr;

import org.jspecify.annotations.NullMarked;
