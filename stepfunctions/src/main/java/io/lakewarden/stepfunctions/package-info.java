/** Pipelines compiled to the Amazon States Language, and the local interpreter of the same. */
@NullMarked
package io.lakewarden.stepfunctions;

import org.jspecify.annotations.NullMarked;
