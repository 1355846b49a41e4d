package io.lakewarden.jobs.lake;

import java.util.Locale;

/** How gold is published; the environment chooses. */
public enum PublishForm {
    /** Written to a branch, audited there, then main moves forward to it. */
    BRANCH,
    /** Audited before the write, then written in one commit: for where branches are not to be had. */
    SINGLE_TABLE;

    /** As it stands on the command line, say {@code single-table}. */
    public String optionValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
