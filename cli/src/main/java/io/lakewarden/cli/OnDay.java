package io.lakewarden.cli;

import io.lakewarden.cli.console.Console;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for the day on which grants are looked at. */
final class OnDay {
    @Option(
            names = "--on",
            paramLabel = "DATE",
            description = "Day on which grants are looked at, since some expire (default: that of the commit).")
    private Optional<LocalDate> on = Optional.empty();

    /** The day named, or the default. */
    LocalDate day(Console console) {
        return on.orElseGet(() -> byDefault(console));
    }

    /** The day of the checked-out commit, so that the same checkout gives the same answer; without one, today. */
    static LocalDate byDefault(Console console) {
        return new Git(console.dir()).commitDay().orElseGet(Today::inUtc);
    }
}
