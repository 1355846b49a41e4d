/** The Amazon States Language as records, and its JSON: written deterministically, read strictly. */
@NullMarked
package io.lakewarden.stepfunctions.asl;

import org.jspecify.annotations.NullMarked;
