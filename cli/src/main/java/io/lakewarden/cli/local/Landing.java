package io.lakewarden.cli.local;

import io.lakewarden.cli.console.CommandFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder in which days arrive: {@code 2011-03-21.csv}, or a folder {@code 2011-03-21} of CSV files. Other names are
 * nobody's business.
 *
 * @param folder absolute
 */
public record Landing(Path folder) {
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(\\.csv)?");

    public Landing {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The days that are there, in order, each with its file or folder. */
    public SortedMap<LocalDate, Path> days() {
        SortedMap<LocalDate, Path> days = new TreeMap<>();
        try (Stream<Path> children = Files.list(folder)) {
            // A date with both a file and a folder is one day, which the job that ingests it refuses.
            children.sorted().forEach(child -> day(child).ifPresent(date -> days.put(date, child)));
            return days;
        } catch (NotDirectoryException e) {
            throw CommandFailed.because("Cannot read " + folder + ": not a folder; name the folder of the daily files");
        } catch (NoSuchFileException e) {
            throw CommandFailed.because("Cannot read " + folder + ": no such folder");
        } catch (IOException e) {
            throw CommandFailed.because("Cannot read " + folder + ": " + e.getMessage());
        }
    }

    private static Optional<LocalDate> day(Path child) {
        Matcher name = DAY.matcher(child.getFileName().toString());
        if (!name.matches() || name.group(2) == null && !Files.isDirectory(child)) {
            return Optional.empty();
        }

        try {
            return Optional.of(LocalDate.parse(name.group(1)));
        } catch (DateTimeException e) {
            throw CommandFailed.because(
                    "Cannot take " + child.getFileName() + ": " + name.group(1) + " is no date; rename or remove it");
        }
    }

    /**
     * SHA-256 over names and contents of a day's files: the same day delivered twice has the same one. An unreadable
     * file counts by its name alone, and a missing day as nothing; the job then says what is wrong.
     */
    public String fingerprint(LocalDate date) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path file : files(date)) {
                digest.update((file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
                addContent(digest, file);
            }

            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void addContent(MessageDigest digest, Path file) {
        byte[] buffer = new byte[1 << 16];
        try (InputStream content = Files.newInputStream(file)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            digest.update("unreadable".getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<Path> files(LocalDate date) {
        Path file = folder.resolve(date + ".csv");
        Path parts = folder.resolve(date.toString());
        if (!Files.isDirectory(parts)) {
            return Files.exists(file) ? List.of(file) : List.of();
        }

        try (Stream<Path> children = Files.list(parts)) {
            return children.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
