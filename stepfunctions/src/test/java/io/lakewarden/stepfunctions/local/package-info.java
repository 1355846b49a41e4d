/** Tests of the package of the same name. */
@NullMarked
package io.lakewarden.stepfunctions.local;

import org.jspecify.annotations.NullMarked;
