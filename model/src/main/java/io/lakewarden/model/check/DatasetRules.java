package io.lakewarden.model.check;

import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType.Kind;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.DatasetId;
import io.lakewarden.model.MaskedName;
import io.lakewarden.model.NodePath;
import io.lakewarden.model.PartitionField;
import io.lakewarden.model.check.Index.Placed;
import io.lakewarden.model.text.Spelling;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of datasets, their columns and their partitions. */
final class DatasetRules {
    private DatasetRules() {}

    /** What else has a bucket or a key. */
    private static final Map<String, String> BESIDE_ZONES = Map.of(
            "access_logs", "it is where requests to buckets leave their lines",
            "artifacts", "it is where code lies",
            "disks", "it is what locks the disks of clusters",
            "landing", "it is where files arrive, which nobody governs or queries",
            "logs", "it is where logs and records lie",
            "platform", "it is what locks code and topics");

    static Stream<Violation> reservedZone(Index index) {
        return index.zones().stream()
                .filter(BESIDE_ZONES::containsKey)
                .map(zone -> new Violation(
                        Index.PLATFORM.to("zones", zone),
                        "Cannot define the zone " + zone + ": " + BESIDE_ZONES.get(zone),
                        "name the zone bronze or otherwise"));
    }

    /** What is made for a zone is named by it without underscores: such two would share it. */
    static Stream<Violation> alikeZones(Index index) {
        Map<String, String> first = new HashMap<>();
        return index.zones().stream()
                .filter(zone -> first.putIfAbsent(zone.replace("_", ""), zone) != null)
                .map(zone -> new Violation(
                        Index.PLATFORM.to("zones", zone),
                        "Cannot tell the zone " + zone + " from " + first.get(zone.replace("_", ""))
                                + ": underscores alone differ",
                        "rename one of the two"));
    }

    static Stream<Violation> duplicate(Index index) {
        Map<DatasetId, Placed<Dataset>> first = new HashMap<>();
        return index.datasets()
                .filter(dataset -> first.putIfAbsent(dataset.value().id(), dataset) != null)
                .map(dataset -> new Violation(
                        dataset.at(),
                        "Cannot define " + dataset.value().id() + " again: it stands already in "
                                + first.get(dataset.value().id()).at().file(),
                        "remove or rename one of the two"));
    }

    static Stream<Violation> unknownZone(Index index) {
        return index.datasets()
                .filter(dataset -> !index.hasZone(dataset.value().id().zone()))
                .map(dataset -> new Violation(
                        dataset.at(),
                        "Cannot define " + dataset.value().id() + ": no zone is called "
                                + dataset.value().id().zone(),
                        Spelling.remedy(dataset.value().id().zone(), index.zones())));
    }

    static Stream<Violation> unknownClassification(Index index) {
        Set<String> known = Set.copyOf(index.classifications());
        return index.datasets().flatMap(dataset -> dataset.value().columns().stream()
                .flatMap(column -> column.classifications().stream()
                        .filter(classification -> !known.contains(classification))
                        .map(classification -> new Violation(
                                dataset.at().to("columns", column.name(), "classifications", classification),
                                "Cannot classify " + dataset.value().id() + "." + column.name() + " as "
                                        + classification + ": no such classification",
                                Spelling.remedy(classification, index.classifications())))));
    }

    static Stream<Violation> unknownPartitionColumn(Index index) {
        return index.datasets().flatMap(dataset -> dataset.value().partitionedBy().stream()
                .filter(field -> Index.lacks(dataset.value(), field.column()))
                .map(field -> new Violation(
                        partition(dataset, field),
                        "Cannot partition " + dataset.value().id() + " by " + field + ": no such column",
                        Spelling.remedy(field.column(), Index.columns(dataset.value())))));
    }

    static Stream<Violation> partitionType(Index index) {
        return index.datasets().flatMap(dataset -> dataset.value().partitionedBy().stream()
                .flatMap(field -> dataset.value().column(field.column()).stream()
                        .filter(column -> !partitionable(field.transform())
                                .contains(column.type().kind()))
                        .map(column -> new Violation(
                                partition(dataset, field),
                                "Cannot partition " + dataset.value().id() + " by " + field + ": " + column.name()
                                        + " is " + article(column) + column.type(),
                                "expected a column of type " + words(partitionable(field.transform()))))));
    }

    static Stream<Violation> unpublishedMaskedTable(Index index) {
        Set<DatasetId> written =
                index.steps().flatMap(step -> step.step().writes().stream()).collect(Collectors.toSet());
        return index.datasets()
                .filter(dataset -> dataset.value().maskedTable())
                .filter(dataset -> !written.contains(dataset.value().id()))
                .map(dataset -> new Violation(
                        dataset.at().to("maskedTable"),
                        "Cannot keep a masked table of " + dataset.value().id() + ": no step writes the dataset",
                        "remove maskedTable, or let a step write it"));
    }

    static Stream<Violation> longMaskedTable(Index index) {
        return index.datasets()
                .filter(dataset -> dataset.value().maskedTable())
                .filter(dataset -> dataset.value().id().name().length() > MaskedName.LONGEST)
                .map(dataset -> new Violation(
                        dataset.at().to("maskedTable"),
                        "Cannot keep a masked table of a dataset whose name has "
                                + dataset.value().id().name().length() + " characters: at most " + MaskedName.LONGEST
                                + " leave room for its own",
                        "remove maskedTable, or shorten the name"));
    }

    static Stream<Violation> reservedName(Index index) {
        return index.datasets()
                .filter(dataset -> MaskedName.isTaken(dataset.value().id()))
                .map(dataset -> new Violation(
                        dataset.at(),
                        "Cannot define " + dataset.value().id() + ": " + MaskedName.ANY
                                + " is how masked tables are called",
                        "rename it"));
    }

    private static NodePath partition(Placed<Dataset> dataset, PartitionField field) {
        return dataset.at().to("partitionedBy", field);
    }

    private static String article(Column column) {
        return column.type().kind() == Kind.INT ? "an " : "a ";
    }

    private static String words(Set<Kind> kinds) {
        return List.copyOf(kinds).stream()
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static EnumSet<Kind> partitionable(PartitionField.Transform transform) {
        return switch (transform) {
            case IDENTITY -> EnumSet.allOf(Kind.class);
            case YEARS, MONTHS, DAYS -> EnumSet.of(Kind.DATE, Kind.TIMESTAMP);
            case HOURS -> EnumSet.of(Kind.TIMESTAMP);
            case BUCKET -> EnumSet.complementOf(EnumSet.of(Kind.DOUBLE, Kind.BOOLEAN));
            case TRUNCATE -> EnumSet.of(Kind.STRING, Kind.INT, Kind.BIGINT, Kind.DECIMAL);
        };
    }
}
