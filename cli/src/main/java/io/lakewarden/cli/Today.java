package io.lakewarden.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** The day of now in UTC, whatever zone a machine is in: grants end with a day of UTC. */
final class Today {
    private Today() {}

    static LocalDate inUtc() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
