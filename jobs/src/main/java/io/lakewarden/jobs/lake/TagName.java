package io.lakewarden.jobs.lake;

import java.time.LocalDate;
import java.util.Collection;

/** The names under which published snapshots stay readable: {@code run-<date>}, {@code run-<date>.2} and so on. */
final class TagName {
    private TagName() {}

    static boolean isOf(String name, LocalDate date) {
        String first = "run-" + date;
        return name.equals(first) || name.startsWith(first + ".");
    }

    /** The first name of the date that is not taken yet. */
    static String next(LocalDate date, Collection<String> taken) {
        String first = "run-" + date;
        String name = first;
        for (int number = 2; taken.contains(name); number++) {
            name = first + "." + number;
        }

        return name;
    }
}
