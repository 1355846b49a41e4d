package io.lakewarden.cost.runtime;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.lakewarden.model.Gibibytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Measured runs as a table: {@code nodes}, {@code gigabytes} (10^9) or {@code gibibytes} (2^30), {@code seconds}. */
public final class RunsFile {
    private static final double BYTES_OF_A_GIGABYTE = 1e9;
    private static final double BYTES_OF_A_GIBIBYTE = 1L << 30;
    private static final double MOST_SECONDS = 1e7;

    private RunsFile() {}

    /**
     * Reads at least one run.
     *
     * @throws IllegalArgumentException if it is no such table; says where
     * @throws UncheckedIOException if it cannot be read
     */
    public static List<MeasuredRun> read(Path file) {
        List<MeasuredRun> runs = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(file)) {
            records.forEach(each -> runs.add(run(each)));
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        if (runs.isEmpty()) {
            throw new IllegalArgumentException("no run in it");
        }

        return List.copyOf(runs);
    }

    private static MeasuredRun run(NamedCsvRecord each) {
        double nodes = number(each, "nodes");
        if (nodes != Math.rint(nodes) || nodes > Integer.MAX_VALUE) {
            throw at(each, "nodes: got " + nodes + ", expected a whole number");
        }

        double bytes = each.findField("gibibytes").isPresent()
                ? number(each, "gibibytes") * BYTES_OF_A_GIBIBYTE
                : number(each, "gigabytes") * BYTES_OF_A_GIGABYTE;
        if (each.findField("seconds").isEmpty() && each.findField("minutes").isPresent()) {
            throw at(each, "minutes, and no column seconds; give the times as seconds, 60 for each minute");
        }

        double seconds = number(each, "seconds");
        if (seconds > MOST_SECONDS) {
            throw at(each, "seconds: got " + seconds + ", expected at most " + MOST_SECONDS);
        }

        return new MeasuredRun(
                (int) nodes,
                new Gibibytes(bytes / BYTES_OF_A_GIBIBYTE),
                Duration.ofNanos(Math.max(1, Math.round(1e9 * seconds))));
    }

    /** A number above zero. */
    private static double number(NamedCsvRecord each, String column) {
        String text = each.findField(column)
                .orElseThrow(
                        () -> at(each, "no column " + column + "; expected nodes, gigabytes or gibibytes, seconds"))
                .strip();
        double number = text.matches("\\d{1,12}(\\.\\d{1,12})?") ? Double.parseDouble(text) : 0;
        if (number <= 0) {
            throw at(each, column + ": got '" + text + "', expected a number above zero");
        }

        return number;
    }

    private static IllegalArgumentException at(NamedCsvRecord each, String problem) {
        return new IllegalArgumentException("line " + each.getStartingLineNumber() + ": " + problem);
    }
}
