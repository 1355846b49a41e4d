package io.lakewarden.cost.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Spark's event log: a file, or a folder of files where Spark rolls them over; plain or zstd, as Spark writes it by
 * default. It is read event by event, and of each only what matters.
 */
public final class EventLog {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ZSTD = ".zstd";
    private static final String PART = "events_";

    /** The fields of the events that matter; the others hold plans, which are large. */
    private static final Set<String> FIELDS = Set.of(
            "Event",
            "App Name",
            "Job ID",
            "Submission Time",
            "Completion Time",
            "Stage IDs",
            "Properties",
            "Stage ID",
            "Stage Info",
            "Task End Reason",
            "Task Info",
            "Task Metrics",
            "Executor ID",
            "Executor Info");

    private EventLog() {}

    /**
     * The runs in a log, in the order of their starts: one of an application that ran for itself, or one for each day
     * and pipeline of a worker that served many.
     *
     * @throws IllegalArgumentException if it is no event log, or not a whole one
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<RunProfile> read(Path log) {
        EventLogReader reader = new EventLogReader();
        try {
            for (Path file : files(log)) {
                read(file, reader);
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    log.getFileName() + " is no event log, or ends in the middle of an event: "
                            + e.getOriginalMessage().lines().findFirst().orElse(""),
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        List<RunProfile> runs = reader.runs();
        if (runs.isEmpty()) {
            throw new IllegalArgumentException(log.getFileName() + " has no job that ended");
        }

        return runs;
    }

    private static List<Path> files(Path log) throws IOException {
        if (!Files.isDirectory(log)) {
            return List.of(log);
        }

        try (Stream<Path> parts = Files.list(log)) {
            List<Path> files = parts.filter(
                            part -> part.getFileName().toString().startsWith(PART))
                    .sorted(Comparator.comparingInt(EventLog::number))
                    .toList();
            if (files.isEmpty()) {
                throw new IllegalArgumentException(log.getFileName() + " has no file " + PART + "1_...");
            }

            return files;
        }
    }

    /** Of {@code events_12_application_1}: 12. */
    private static int number(Path part) {
        String digits = part.getFileName().toString().substring(PART.length()).replaceFirst("_.*", "");
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
    }

    private static void read(Path file, EventLogReader reader) throws IOException {
        try (InputStream stream = open(file);
                JsonParser parser = JSON.createParser(stream)) {
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                event(parser, reader);
            }
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        return file.getFileName().toString().replace(".inprogress", "").endsWith(ZSTD) ? new ZstdInputStream(raw) : raw;
    }

    private static void event(JsonParser parser, EventLogReader reader) throws IOException {
        ObjectNode event = JSON.createObjectNode();
        boolean matters = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            if (matters && FIELDS.contains(field)) {
                event.set(field, JSON.readTree(parser));
                matters = EventLogReader.reads(event.path("Event").asText());
            } else {
                parser.skipChildren();
            }
        }

        reader.take(event);
    }
}
