/** Runs a state machine on this machine, on a virtual clock: the same JSON that is deployed. */
@NullMarked
package io.lakewarden.stepfunctions.local;

import org.jspecify.annotations.NullMarked;
