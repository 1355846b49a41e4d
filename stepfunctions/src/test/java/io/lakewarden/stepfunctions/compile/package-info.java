/** Tests of the package of the same name. */
@NullMarked
package io.lakewarden.stepfunctions.compile;

import org.jspecify.annotations.NullMarked;
