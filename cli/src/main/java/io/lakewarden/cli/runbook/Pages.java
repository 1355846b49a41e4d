package io.lakewarden.cli.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pages of a checkout.
 *
 * @param all of them, alarms first, each kind in the order of their names
 */
public record Pages(List<Page> all) {
    private static final String ENDING = ".md";
    private static final String INDEX = "README";

    public Pages {
        all = all.stream()
                .sorted(Comparator.comparing(Page::kind).thenComparing(Page::name))
                .toList();
    }

    /** Reads them; a page without its title is an {@link IllegalArgumentException}. */
    public static Pages in(Path checkout) {
        return new Pages(Stream.of(PageKind.values())
                .flatMap(kind -> of(kind, checkout.resolve(kind.folder())).stream())
                .toList());
    }

    private static List<Page> of(PageKind kind, Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .map(file -> file.substring(0, file.length() - ENDING.length()))
                    .filter(name -> !name.equals(INDEX))
                    .map(name -> Page.of(name, kind, read(folder.resolve(name + ENDING))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page of that name, in any case, or of that file as a link or a message has it. */
    public Optional<Page> named(String name) {
        String file = "/"
                + name.toLowerCase(Locale.ROOT)
                        .replaceFirst("^((.*/)?runbooks/|[./]+/)", "")
                        .replaceFirst("([.]md)?(#.*)?$", "")
                + ENDING;
        return all.stream().filter(page -> page.file().endsWith(file)).findFirst();
    }

    /** Those of a kind. */
    public List<Page> of(PageKind kind) {
        return all.stream().filter(page -> page.kind() == kind).toList();
    }
}
