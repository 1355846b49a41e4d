/** Pipelines compiled to state machines, and the rules that need what the jobs say of themselves. */
@NullMarked
package io.lakewarden.stepfunctions.compile;

import org.jspecify.annotations.NullMarked;
