package io.lakewarden.jobs.lake;

/** What a publish has just done; a run may end behind any of them, and the next one makes good what is missing. */
public enum PublishStep {
    BRANCH_CREATED,
    BRANCH_WRITTEN,
    BRANCH_AUDITED,
    MAIN_MOVED,
    TAGGED,
    BRANCH_DROPPED
}
