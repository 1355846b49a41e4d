/** Fixtures of all tests here. */
@NullMarked
package io.lakewarden.stepfunctions;

import org.jspecify.annotations.NullMarked;
