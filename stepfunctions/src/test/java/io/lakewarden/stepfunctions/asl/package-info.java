/** Tests of the package of the same name. */
@NullMarked
package io.lakewarden.stepfunctions.asl;

import org.jspecify.annotations.NullMarked;
