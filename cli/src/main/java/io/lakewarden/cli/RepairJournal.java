package io.lakewarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What repairs did, a line of JSON for each change as soon as it is made, so that a crash loses none. */
record RepairJournal(Path file) {
    /** Says who begins what. */
    void begin(JsonNode about) {
        add(about);
    }

    void add(JsonNode line) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
