package io.lakewarden.cli.local;

import io.lakewarden.jobs.catalogue.LakeContract;
import io.lakewarden.model.Action;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.Platform;
import io.lakewarden.security.access.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What one identity's storage credential opens.
 *
 * @param identity whose it is
 * @param reads prefixes that it reads whole, as {@code silver/invoice_lines/}
 * @param writes prefixes in which it writes and deletes
 */
public record StorageGrant(String identity, List<String> reads, List<String> writes) {
    public StorageGrant {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    /**
     * What the grants of the definition give to an account's own code: files of the datasets that it reads whole, for
     * a file shows all that is in it, and those of the masked tables that it keeps of what it writes. A writer reads a
     * table's metadata too, without which nothing can be appended.
     */
    static StorageGrant of(String account, Platform platform, Access access, LakeContract lake) {
        Predicate<DatasetId> reads = id -> access.readsWhole(account, id);
        Predicate<DatasetId> changes =
                id -> access.decide(account, Action.WRITE, id).allowed();
        List<String> kept = lake.maskedTables().stream()
                .filter(table -> reads.and(changes).test(table.dataset()))
                .map(table -> prefix(table.id()))
                .toList();
        List<String> whole = prefixes(platform, reads, kept);
        List<String> writes = prefixes(platform, changes, kept);
        Stream<String> metadata =
                writes.stream().filter(prefix -> !whole.contains(prefix)).map(prefix -> prefix + "metadata/");
        return new StorageGrant(
                account, Stream.concat(whole.stream(), metadata).sorted().toList(), writes);
    }

    /** All that is in a lake, for the server that runs no code of others; it writes nothing. */
    public static StorageGrant readingAll(String identity, StateFolder state) {
        try (Stream<Path> zones = Files.list(state.lake())) {
            return new StorageGrant(
                    identity,
                    zones.filter(Files::isDirectory)
                            .map(zone -> zone.getFileName() + "/")
                            .filter(zone -> !zone.startsWith("."))
                            .sorted()
                            .toList(),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> prefixes(Platform platform, Predicate<DatasetId> allowed, List<String> more) {
        return Stream.concat(
                        platform.datasets().map(Dataset::id).filter(allowed).map(StorageGrant::prefix), more.stream())
                .sorted()
                .toList();
    }

    private static String prefix(DatasetId id) {
        return id.zone() + "/" + id.name() + "/";
    }
}
