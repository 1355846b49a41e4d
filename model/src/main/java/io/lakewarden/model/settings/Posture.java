package io.lakewarden.model.settings;

import java.util.Locale;

/** How carefully an environment is kept: one word that sets the default of every {@link Amount} and {@link Switch}. */
public enum Posture {
    /** To try things out: cheap, quickly gone. */
    SANDBOX,
    /** For work that somebody relies on. */
    STANDARD,
    /** For data that an auditor asks about. */
    REGULATED;

    /** As definitions write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
