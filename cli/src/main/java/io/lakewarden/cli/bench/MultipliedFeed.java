package io.lakewarden.cli.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * All days of a feed as one day in several files, one a copy: copy k has its own invoice and customer numbers, so that
 * keys and groups multiply as the lines do.
 *
 * @param lines of all copies, without headers
 * @param bytes of all files
 */
record MultipliedFeed(long lines, long bytes) {
    private static final int INVOICE = 0;
    private static final int CUSTOMER = 6;

    /** Writes {@code factor} files into {@code folder}; {@code written} hears of each. */
    static MultipliedFeed write(List<Path> days, int factor, Path folder, IntConsumer written) {
        long lines = 0;
        long bytes = 0;
        try {
            Files.createDirectories(folder);
            for (int copy = 0; copy < factor; copy++) {
                Path file = folder.resolve(String.format("part-%05d.csv", copy));
                lines += copy(days, copy, file);
                bytes += Files.size(file);
                written.accept(copy + 1);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }

        return new MultipliedFeed(lines, bytes);
    }

    private static long copy(List<Path> days, int copy, Path file) throws IOException {
        long lines = 0;
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(Files.newBufferedWriter(file))) {
            for (Path day : days) {
                boolean header = true;
                try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(day)) {
                    for (CsvRecord line : reader) {
                        if (!header) {
                            writer.writeRecord(changed(line.getFields(), copy));
                            lines++;
                        } else if (lines == 0 && day.equals(days.get(0))) {
                            writer.writeRecord(line.getFields());
                        }

                        header = false;
                    }
                }
            }
        }

        return lines;
    }

    /** A cancellation stays one: the letter in front is kept. */
    private static List<String> changed(List<String> fields, int copy) {
        if (copy == 0 || fields.size() <= CUSTOMER) {
            return fields;
        }

        String[] changed = fields.toArray(String[]::new);
        changed[INVOICE] = changed[INVOICE].isEmpty() ? "" : changed[INVOICE] + "-" + copy;
        changed[CUSTOMER] = otherCustomer(changed[CUSTOMER], copy);
        return List.of(changed);
    }

    private static String otherCustomer(String customer, int copy) {
        return customer.matches("\\d{1,6}\\.0")
                ? (Long.parseLong(customer.substring(0, customer.length() - 2)) + copy * 1_000_000L) + ".0"
                : customer;
    }
}
