package io.lakewarden.jobs.lake;

/**
 * What a publish came to.
 *
 * @param changed whether it made a new snapshot
 * @param tag the tag under which the day's newest publish stays readable
 */
public record Published(boolean changed, String tag) {}
