package io.lakewarden.security.authorizer;

import io.lakewarden.security.authorizer.ranger.Target;
import java.util.List;

/** What a leaf of a plan reads, or a command writes. */
sealed interface Source {
    /** A table's rows, of now or of another time. */
    record Rows(Target table) implements Source {}

    /** What a table tells about itself: its files, its history, its changes. */
    record Metadata(Target table, String name, List<String> columns) implements Source {}

    /** Files without a table. */
    record Files(List<String> paths) implements Source {
        public Files {
            paths = List.copyOf(paths);
        }
    }

    /** Nothing that is governed. */
    record Nothing() implements Source {}

    /** What is not known here. */
    record Unknown(String name) implements Source {}
}
