package io.lakewarden.cli.gameday;

import io.lakewarden.stepfunctions.local.TaskOutcome;

/** What comes of a call while something is broken. */
@FunctionalInterface
interface Fault {
    /** Nothing is broken. */
    Fault NONE = ServiceCall::proceed;

    TaskOutcome answer(ServiceCall call) throws InterruptedException;
}
