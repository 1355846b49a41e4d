package io.lakewarden.stepfunctions.local;

/** The end of a track's time: the execution's time-out, or a sibling's failure. */
final class Cut extends RuntimeException {
    Cut() {
        super("The time of this track is over", null, false, false);
    }
}
