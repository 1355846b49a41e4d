package io.lakewarden.cli;

import io.lakewarden.cli.console.CommandFailed;
import io.lakewarden.cli.local.StateFolder;
import io.lakewarden.infra.catalog.FirstSchemas;
import io.lakewarden.infra.catalog.FirstSchemasJson;
import io.lakewarden.model.DatasetId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The committed file that says with which schema each table was first created, beside {@code platform/}. */
record TablesFile(Path path) {
    static final String NAME = "tables.lock.json";

    static TablesFile in(Path folder) {
        return new TablesFile(folder.resolve(NAME));
    }

    /** None are frozen where there is no file. */
    FirstSchemas read() {
        if (!Files.exists(path)) {
            return new FirstSchemas(new TreeMap<>());
        }

        try {
            return read(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is frozen in the text of such a file. */
    static FirstSchemas read(String text) {
        try {
            return FirstSchemasJson.read(text);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.because(
                    "Cannot read " + NAME + ": " + e.getMessage() + "; take it back as it was committed");
        }
    }

    /** The same, with every table of a definition in it. */
    FirstSchemas readFor(FirstSchemas defined) {
        FirstSchemas frozen = read();
        List<DatasetId> missing = frozen.missing(defined);
        if (!missing.isEmpty()) {
            throw CommandFailed.because(
                    "Cannot synthesize: a table is created with a schema that is frozen, and none is for "
                            + missing.stream().map(DatasetId::toString).collect(Collectors.joining(", "))
                            + "; run ./lakewarden synth --freeze and commit " + NAME);
        }

        return frozen;
    }

    /** Adds the tables of a definition that are not in it yet, and says which. */
    List<DatasetId> freeze(FirstSchemas defined) {
        FirstSchemas frozen = read();
        StateFolder.writeIfDifferent(path, FirstSchemasJson.text(frozen.with(defined)));
        return frozen.missing(defined);
    }
}
