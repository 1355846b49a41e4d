package io.lakewarden.security.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A JSON line for each request: who asked what from where, and what came of it. */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final Optional<Path> file;

    /** To a file, which is made with the first line; to the log without one. */
    Audit(Optional<Path> file) {
        this.file = file;
    }

    /**
     * A request.
     *
     * @param time when it came
     * @param client the address it came from
     * @param principal whose ticket it had, empty without one
     * @param user the name that policies know, empty without one
     * @param statement the statement's id, which the log knows too; empty if none was started
     * @param sql the text, empty if none was read
     * @param outcome {@code answered}, {@code gone}, or why it was refused
     * @param rows how many rows were answered
     * @param took from its coming to its outcome
     */
    record Entry(
            Instant time,
            String client,
            String principal,
            String user,
            String statement,
            String sql,
            String outcome,
            int rows,
            Duration took) {}

    /** Writes the line; throws if it cannot, for nothing is answered that is not on record. */
    synchronized void write(Entry entry) {
        String line = line(entry);
        if (file.isEmpty()) {
            LOG.info("{}", line);
            return;
        }

        try {
            Files.writeString(
                    file.get(),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the audit", e);
        }
    }

    private static String line(Entry entry) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", entry.time().toString());
            json.writeStringField("client", entry.client());
            json.writeStringField("principal", entry.principal());
            json.writeStringField("user", entry.user());
            json.writeStringField("statement", entry.statement());
            json.writeStringField("sql", entry.sql());
            json.writeStringField("outcome", entry.outcome());
            json.writeNumberField("rows", entry.rows());
            json.writeNumberField("millis", entry.took().toMillis());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("Cannot write into memory", impossible);
        }

        return line.toString();
    }
}
