package io.lakewarden.jobs.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import io.lakewarden.jobs.failure.JobFailed;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The records behind the header of a comma separated file, one at a time. A file of another encoding or with another
 * header, an oversized record and a NUL character are a {@link JobFailed} that names file and line; empty lines are no
 * records.
 */
public final class LandedFile implements Iterator<LandedRecord>, Closeable {
    /** The most characters that a record may have. */
    public static final int MAX_RECORD_CHARACTERS = 1 << 20;

    /** The most fields that a record may have. */
    public static final int MAX_FIELDS = 1024;

    private static final int SHOWN_CHARACTERS = 200;

    private final String file;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private long nextLine = 1;
    private Optional<LandedRecord> next;

    /** Starts reading a stream, which this then owns, and checks its header. */
    public LandedFile(String file, InputStream in, List<String> header) throws IOException {
        this.file = file;
        reader = CsvReader.builder()
                .skipEmptyLines(false)
                .acceptCharsAfterQuotes(false)
                .maxBufferSize(MAX_RECORD_CHARACTERS)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MAX_FIELDS)
                                .maxFieldSize(MAX_RECORD_CHARACTERS)
                                .maxRecordSize(MAX_RECORD_CHARACTERS)
                                .build(),
                        new StrictUtf8(file, in));
        records = reader.iterator();
        checkHeader(header);
        next = read();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public LandedRecord next() {
        LandedRecord current = next.orElseThrow(NoSuchElementException::new);
        next = current.truncated() ? Optional.empty() : read();
        return current;
    }

    @Override
    public void close() throws IOException {
        records.close();
        reader.close();
    }

    static JobFailed refused(String file, long line, String why) {
        return new JobFailed(JobFailed.Code.INPUT_REFUSED, "Cannot ingest " + file + ":" + line + ": " + why);
    }

    private void checkHeader(List<String> expected) {
        Optional<LandedRecord> found = read();
        if (found.isEmpty() || !found.get().fields().equals(expected)) {
            String got = found.map(record -> String.join(",", record.fields())).orElse("nothing");
            throw refused(file, 1, "the header is " + shown(got) + ", expected " + String.join(",", expected));
        }

        if (found.get().truncated()) {
            throw refused(file, 1, "the file ends within the header");
        }
    }

    private Optional<LandedRecord> read() {
        while (true) {
            CsvRecord record = nextRecord();
            List<String> fields = record.getFields();
            String last = fields.get(fields.size() - 1);
            boolean atEnd = last.endsWith(StrictUtf8.END);
            if (atEnd && fields.size() == 1 && last.length() == StrictUtf8.END.length()) {
                return Optional.empty();
            }

            long line = nextLine;
            nextLine++;
            for (String field : fields) {
                nextLine += lineEnds(field);
            }

            if (atEnd && nextLine > line + 1) {
                throw refused(file, line, "a quote that opens in this record is still open at the end of the file");
            }

            if (fields.size() > 1 || !last.isEmpty()) {
                return Optional.of(landed(line, fields, atEnd));
            }
        }
    }

    private static LandedRecord landed(long line, List<String> fields, boolean truncated) {
        List<String> kept = new ArrayList<>(fields);
        if (truncated) {
            String last = kept.get(kept.size() - 1);
            kept.set(kept.size() - 1, last.substring(0, last.length() - StrictUtf8.END.length()));
        }

        return new LandedRecord(line, kept, truncated);
    }

    private CsvRecord nextRecord() {
        try {
            return records.next();
        } catch (UncheckedIOException | CsvParseException e) {
            throw JobFailed.in(e).orElseGet(() -> failed(e));
        }
    }

    private JobFailed failed(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("quote")) {
                return refused(
                        file,
                        nextLine,
                        "text or the end of the file follows a closing quote in the record that starts here");
            }

            if (cause instanceof IOException) {
                return new JobFailed(
                        JobFailed.Code.INPUT_UNREADABLE, "Cannot read " + file + ": " + cause.getMessage(), failure);
            }
        }

        return refused(
                file,
                nextLine,
                "the record is longer than " + MAX_RECORD_CHARACTERS + " characters or " + MAX_FIELDS + " fields");
    }

    private static long lineEnds(String field) {
        long count = 0;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\n' || c == '\r' && (i + 1 == field.length() || field.charAt(i + 1) != '\n')) {
                count++;
            }
        }

        return count;
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN_CHARACTERS ? line : line.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
