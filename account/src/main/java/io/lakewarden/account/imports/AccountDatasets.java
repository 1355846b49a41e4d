package io.lakewarden.account.imports;

import io.lakewarden.account.imports.AccountTables.NamedType;
import io.lakewarden.account.imports.Note.Verdict;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.MaskedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Pattern;

/**
 * An account's tables as a definition says them, whole or not at all.
 *
 * @param notes of what it cannot say
 */
record AccountDatasets(SortedSet<Note> notes) {
    private static final Pattern ZONE = Pattern.compile("[a-z][a-z0-9_]{0,31}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,127}");
    private static final Map<String, String> SAME_TYPE = Map.of(
            "long", "bigint",
            "integer", "int",
            "smallint", "int",
            "tinyint", "int",
            "float", "double",
            "timestamptz", "timestamp",
            "timestamp_ntz", "timestamp");

    /** Whether a definition can have a zone of that name with tables in it. */
    static boolean isZone(String database) {
        return ZONE.matcher(database).matches() && !database.equals("landing");
    }

    /** In the order of the tables; of what cannot be said there is a note. */
    static List<Dataset> of(AccountTables tables, SortedSet<Note> notes) {
        return new AccountDatasets(notes).said(tables);
    }

    private List<Dataset> said(AccountTables tables) {
        tables.others().forEach((table, why) -> notes.add(new Note("table " + table, Verdict.NOT, why)));
        List<Dataset> found = new ArrayList<>();
        tables.databases()
                .forEach((database, inIt) -> inIt.forEach(
                        (name, columns) -> dataset(database, name, columns).ifPresent(found::add)));
        return List.copyOf(found);
    }

    private Optional<Dataset> dataset(String database, String name, List<NamedType> columns) {
        String subject = "table " + database + "." + name;
        Optional<String> unnamed = unnamed(database, name).or(() -> unusual(columns));
        if (unnamed.isPresent()) {
            notes.add(new Note(subject, Verdict.NOT, unnamed.get()));
            return Optional.empty();
        }

        List<Column> known = columns.stream()
                .flatMap(column -> column(subject, column).stream())
                .toList();
        if (known.size() < columns.size()) {
            notes.add(new Note(
                    subject,
                    Verdict.NOT,
                    "not all of its columns can be said, and whoever reads all that can would read the others too; "
                            + "nobody is given anything of it"));
            return Optional.empty();
        }

        return Optional.of(new Dataset(new DatasetId(database, name), "Imported", known, List.of(), 1, List.of()));
    }

    private static Optional<String> unnamed(String database, String name) {
        if (!isZone(database) || !NAME.matcher(name).matches()) {
            return Optional.of("no definition can call it so");
        }

        return MaskedName.isTaken(new DatasetId(database, name))
                ? Optional.of("it is called like a masked table")
                : Optional.empty();
    }

    private static Optional<String> unusual(List<NamedType> columns) {
        if (columns.isEmpty()) {
            return Optional.of("its catalog has no columns of it");
        }

        long names = columns.stream().map(NamedType::name).distinct().count();
        return names < columns.size() ? Optional.of("it has two columns of one name") : Optional.empty();
    }

    private Optional<Column> column(String table, NamedType column) {
        try {
            if (NAME.matcher(column.name()).matches()) {
                String type =
                        SAME_TYPE.getOrDefault(column.type(), column.type().replaceFirst("^(var)?char\\(.*", "string"));
                return Optional.of(new Column(column.name(), ColumnType.of(type), false, List.of(), ""));
            }
        } catch (IllegalArgumentException unknownType) {
            // Told below, as a name that cannot be.
        }

        notes.add(new Note(
                table, Verdict.PARTLY, "column " + column.name() + " of type " + column.type() + " cannot be said"));
        return Optional.empty();
    }
}
