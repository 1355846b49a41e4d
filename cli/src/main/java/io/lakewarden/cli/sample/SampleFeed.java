package io.lakewarden.cli.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;

/**
 * A feed of invented invoice lines, one file a day, with every kind of dirt in about the proportions of a real shop's.
 * The same seed gives the same bytes, and a day's file depends on no other day. It is data for trying things, not for
 * conclusions about trade.
 *
 * @param seed which of many feeds
 * @param first the first day
 * @param days files, 1 or more
 * @param linesPerDay records in each file without the header, 1 or more
 */
public record SampleFeed(long seed, LocalDate first, int days, int linesPerDay) {
    /** A week of 1,500 lines a day, with every reason for quarantine in it. */
    public static final SampleFeed DEFAULT = new SampleFeed(1, LocalDate.of(2026, 1, 5), 7, 1500);

    /** Told of every file once it is there. */
    @FunctionalInterface
    public interface Progress {
        void wrote(LocalDate day, Summary summary);
    }

    public SampleFeed {
        requirePositive("number of days", days);
        requirePositive("number of lines", linesPerDay);
    }

    /** A feed; an {@link IllegalArgumentException} when the days or lines are less than one. */
    public static SampleFeed of(long seed, LocalDate first, int days, int linesPerDay) {
        return new SampleFeed(seed, first, days, linesPerDay);
    }

    /**
     * Writes {@code <date>.csv} for each day, making the folder where it is missing. A file appears whole or not at
     * all, in place of one of its name. An {@link UncheckedIOException} if that fails.
     */
    public Summary write(Path folder, Progress progress) {
        Shop shop = new Shop();
        Summary total = Summary.EMPTY;
        for (int i = 0; i < days; i++) {
            LocalDate day = first.plusDays(i);
            Summary written = writeDay(shop, day, folder);
            progress.wrote(day, written);
            total = total.plus(written);
        }

        return total;
    }

    private Summary writeDay(Shop shop, LocalDate day, Path folder) {
        Path unfinished = folder.resolve("." + day + ".csv.part");
        try {
            Files.createDirectories(folder);
            try {
                Summary written = new DayFeed(shop, Draw.of(seed, day), day, linesPerDay).write(unfinished);
                Files.move(
                        unfinished,
                        folder.resolve(day + ".csv"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                return written;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sample of " + day + ": " + e.getMessage(), e);
        }
    }

    private static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new IllegalArgumentException("Invalid " + what + ": got " + number + ", expected 1 or more");
        }
    }
}
