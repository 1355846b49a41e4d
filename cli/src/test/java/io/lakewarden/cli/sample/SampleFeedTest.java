package io.lakewarden.cli.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFeedTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    @TempDir
    private Path folder;

    @Test
    void writesAFileADayAndTellsOfEach() throws IOException {
        List<String> told = new ArrayList<>();

        Summary summary = SampleFeed.of(1, MONDAY, 3, 40)
                .write(folder.resolve("new/landing"), (day, written) -> told.add(day + " " + written.lines()));

        assertThat(told).containsExactly("2026-01-05 40", "2026-01-06 40", "2026-01-07 40");
        assertThat(summary.days()).isEqualTo(3);
        assertThat(summary.lines()).isEqualTo(120);
        try (Stream<Path> files = Files.list(folder.resolve("new/landing"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("2026-01-05.csv", "2026-01-06.csv", "2026-01-07.csv");
        }
    }

    @Test
    void writesTheColumnsOfTheRealFeedAndEndsEveryLineWithALineFeed() throws IOException {
        write(SampleFeed.of(1, MONDAY, 1, 50));

        String text = Files.readString(folder.resolve("2026-01-05.csv"));

        assertThat(text)
                .startsWith("InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n")
                .endsWith("\n")
                .doesNotContain("\r");
        assertThat(text.lines()).hasSize(51);
    }

    @Test
    void writesTheSameBytesForTheSameSeedAndOthersForAnother() throws IOException {
        SampleFeed.of(1, MONDAY, 1, 500).write(folder.resolve("a"), (day, written) -> {});
        SampleFeed.of(1, MONDAY, 1, 500).write(folder.resolve("b"), (day, written) -> {});
        SampleFeed.of(2, MONDAY, 1, 500).write(folder.resolve("c"), (day, written) -> {});

        assertThat(folder.resolve("a/2026-01-05.csv")).hasSameBinaryContentAs(folder.resolve("b/2026-01-05.csv"));
        assertThat(Files.readString(folder.resolve("c/2026-01-05.csv")))
                .isNotEqualTo(Files.readString(folder.resolve("a/2026-01-05.csv")));
    }

    @Test
    void writesADayTheSameWhicheverDaysAreAroundIt() throws IOException {
        SampleFeed.of(1, MONDAY, 7, 500).write(folder.resolve("week"), (day, written) -> {});
        SampleFeed.of(1, MONDAY.plusDays(3), 1, 500).write(folder.resolve("day"), (day, written) -> {});

        assertThat(folder.resolve("day/2026-01-08.csv")).hasSameBinaryContentAs(folder.resolve("week/2026-01-08.csv"));
    }

    @Test
    void hasEveryKindOfDirtAndEveryReasonForQuarantineInTheDefaultWeek() {
        Summary summary = write(SampleFeed.DEFAULT);

        assertThat(summary.lines()).isEqualTo(10_500);
        assertThat(summary.dirt())
                .containsOnlyKeys(Dirt.values())
                .allSatisfy((kind, lines) -> assertThat(lines).as(kind.name()).isPositive());
        assertThat(summary.quarantined())
                .containsOnlyKeys("KEY_MISSING", "NEGATIVE_WITHOUT_CANCELLATION", "PRICE_NOT_POSITIVE", "UNPARSABLE")
                .allSatisfy((reason, lines) -> assertThat(lines).as(reason).isPositive());
    }

    @Test
    void keepsTheProportionsOfTheRealFeed() {
        Summary summary = write(SampleFeed.of(1, MONDAY, 4, 100_000));

        assertThat(percent(summary, Dirt.CUSTOMER_MISSING)).isCloseTo(28.07, within(1.5));
        assertThat(percent(summary, Dirt.NEGATIVE_QUANTITY)).isCloseTo(2.14, within(0.2));
        assertThat(percent(summary, Dirt.CANCELLATION)).isCloseTo(1.83, within(0.2));
        assertThat(percent(summary, Dirt.DUPLICATE)).isCloseTo(0.82, within(0.08));
        assertThat(percent(summary, Dirt.PRICE_NOT_POSITIVE)).isCloseTo(0.60, within(0.06));
        assertThat(percent(summary, Dirt.DESCRIPTION_MISSING)).isCloseTo(0.38, within(0.05));
        assertThat(percent(summary, Dirt.NEGATIVE_WITHOUT_CANCELLATION)).isCloseTo(0.31, within(0.04));
    }

    @Test
    void countsWhatAReaderOfItsFilesCounts() throws IOException {
        Summary summary = write(SampleFeed.of(7, MONDAY, 5, 4_000));

        List<CsvRecord> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                lines.addAll(read(file));
            }
        }

        List<CsvRecord> whole =
                lines.stream().filter(line -> line.getFieldCount() == 8).toList();
        Set<List<String>> distinct = new HashSet<>();
        lines.forEach(line -> distinct.add(line.getFields()));
        assertThat(lines).hasSize(20_000);
        assertThat(lines.size() - distinct.size()).isEqualTo((int) summary.count(Dirt.DUPLICATE));
        assertThat(Map.of(
                        Dirt.CUSTOMER_MISSING, field(lines, 6, ""),
                        Dirt.DESCRIPTION_MISSING, field(lines, 2, ""),
                        Dirt.CANCELLATION, field(whole, 0, "C.*"),
                        Dirt.NEGATIVE_QUANTITY, field(whole, 3, "-.*"),
                        Dirt.PRICE_NOT_POSITIVE, field(whole, 5, "0\\.0"),
                        Dirt.TINY_PRICE, field(whole, 5, "0\\.001"),
                        Dirt.PRICE_UNPARSABLE, field(whole, 5, ".*,.*"),
                        Dirt.INVOICE_MISSING, field(whole, 0, ""),
                        Dirt.STOCK_CODE_MISSING, field(whole, 1, "")))
                .allSatisfy((kind, count) ->
                        assertThat(summary.count(kind)).as(kind.name()).isEqualTo(count));
        assertThat(whole.stream().filter(line -> line.getField(2).contains("\"")))
                .isNotEmpty();
        assertThat(whole.stream().filter(line -> line.getField(2).contains(",")))
                .isNotEmpty();
        assertThat(whole.stream().filter(line -> line.getField(2).contains("É")))
                .isNotEmpty();
    }

    @Test
    void datesEveryLineToTheDayOfItsFile() throws IOException {
        write(SampleFeed.of(3, MONDAY, 1, 3_000));

        assertThat(read(folder.resolve("2026-01-05.csv")))
                .filteredOn(line -> !line.getField(4).contains("-02-30"))
                .hasSizeGreaterThan(2_900)
                .allSatisfy(line -> assertThat(line.getField(4)).matches("2026-01-05 (0[7-9]|1\\d):[0-5]\\d:00"));
    }

    @Test
    void leavesNothingBehindWhenAFileCannotBeWritten() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("taken"), "");
        Files.createDirectories(folder.resolve("landing/2026-01-05.csv/in-the-way"));

        assertThatThrownBy(() -> write(SampleFeed.DEFAULT, notAFolder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("Cannot write the sample of 2026-01-05: " + notAFolder);
        assertThatThrownBy(() -> write(SampleFeed.DEFAULT, folder.resolve("landing")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("Cannot write the sample of 2026-01-05: ");
        assertThat(folder.resolve("landing")).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void refusesAFeedOfNothing() {
        assertThatThrownBy(() -> SampleFeed.of(1, MONDAY, 0, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid number of days: got 0, expected 1 or more");
        assertThatThrownBy(() -> SampleFeed.of(1, MONDAY, 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Invalid number of lines: got -1, expected 1 or more");
    }

    private Summary write(SampleFeed feed) {
        return write(feed, folder);
    }

    private static Summary write(SampleFeed feed, Path folder) {
        return feed.write(folder, (day, written) -> {});
    }

    private static List<CsvRecord> read(Path file) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
            return reader.stream().skip(1).toList();
        }
    }

    private static long field(List<CsvRecord> lines, int field, String pattern) {
        return lines.stream()
                .filter(line -> line.getField(field).matches(pattern))
                .count();
    }

    private static double percent(Summary summary, Dirt kind) {
        return 100.0 * summary.count(kind) / summary.lines();
    }
}
