package io.lakewarden.jobs.lake;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import io.lakewarden.jobs.catalogue.MaskedTable;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.failure.JobFailed;
import io.lakewarden.model.Column;
import io.lakewarden.model.ColumnType;
import io.lakewarden.model.Dataset;
import io.lakewarden.model.PartitionField;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.Snapshot;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * A masked table beside the table that it follows. Each of its snapshots names the one whose rows it holds, so a run that
 * ends anywhere is made good by the next: what is published and not yet followed is, snapshot by snapshot where it is
 * tagged, and tags are the same on both.
 */
public final class MaskedCopy {
    private static final String FOLLOWED = "lakewarden.followed-snapshot";
    private static final String MASKS = "lakewarden.masks-sha256";

    private final LakeTable source;
    private final LakeTable copy;
    private final Map<String, String> masks;
    private final String digest;

    private MaskedCopy(LakeTable source, LakeTable copy, MaskedTable table) {
        this.source = source;
        this.copy = copy;
        this.masks = table.masks();
        this.digest = sha256(masks.toString());
    }

    /** The copy of a table, created or migrated first where the table asks for it. */
    public static MaskedCopy of(LakeTable source, MaskedTable table) {
        return new MaskedCopy(source, LakeTable.ensure(source.spark(), contract(source, table)), table);
    }

    /** Brings rows and tags to where the source is, which a job has left in that state. */
    public RunRecord.TableState refresh(RunRecord.TableState written) {
        boolean changed = followRows() | copyTags();
        if (copy.totalRows() != source.totalRows()) {
            throw new JobFailed(
                    JobFailed.Code.RECONCILIATION_FAILED,
                    "Cannot refresh " + copy.id() + ": it has " + copy.totalRows() + " rows, and " + source.id()
                            + " has " + source.totalRows());
        }

        String tag = copy.tags().containsKey(written.tag()) ? written.tag() : "";
        return new RunRecord.TableState(copy.id().toString(), written.rows(), copy.totalRows(), changed, tag);
    }

    private boolean followRows() {
        List<Snapshot> ancestors = source.ancestors();
        Optional<Long> followed = followed();
        int known = (int) ancestors.stream()
                .takeWhile(snapshot -> !followed.equals(Optional.of(snapshot.snapshotId())))
                .count();
        boolean isFollowed = known < ancestors.size();
        List<Snapshot> ahead = isFollowed ? ancestors.subList(known + 1, ancestors.size()) : ancestors;
        Change pending = isFollowed ? Change.NOTHING : Change.EVERYTHING;
        boolean changed = false;
        for (Snapshot snapshot : ahead) {
            pending = pending.and(Change.of(snapshot));
            boolean last = snapshot.equals(ahead.get(ahead.size() - 1));
            if (!pending.isNothing() && (last || isToBeTagged(snapshot))) {
                write(snapshot, pending);
                pending = Change.NOTHING;
                changed = true;
            }
        }

        return changed;
    }

    private boolean isToBeTagged(Snapshot snapshot) {
        Set<String> here = copy.tags().keySet();
        return source.tags().entrySet().stream()
                .anyMatch(tag -> tag.getValue().equals(snapshot) && !here.contains(tag.getKey()));
    }

    /** The snapshot whose rows, under these masks, are here. */
    private Optional<Long> followed() {
        return copy.contentProperty(MASKS)
                .filter(digest::equals)
                .flatMap(same -> copy.contentProperty(FOLLOWED))
                .map(Long::valueOf);
    }

    private void write(Snapshot snapshot, Change change) {
        boolean daily = change.isDaily() && isPlain(LakeTable.RUN_DATE);
        String condition = daily ? change.condition() : "true";
        copy.replace(
                masked(source.asOf(snapshot).where(condition)),
                condition,
                Map.of(FOLLOWED, Long.toString(snapshot.snapshotId()), MASKS, digest));
    }

    private boolean isPlain(String column) {
        return !masks.containsKey(column);
    }

    /** Columns that came after the snapshot are left out. */
    private org.apache.spark.sql.Dataset<Row> masked(org.apache.spark.sql.Dataset<Row> rows) {
        Set<String> given = Set.of(rows.columns());
        return rows.select(
                columns(source.contract().columns().stream().map(Column::name).filter(given::contains), masks));
    }

    private static org.apache.spark.sql.Column[] columns(Stream<String> names, Map<String, String> masks) {
        return names.map(name -> masks.containsKey(name) ? expr(masks.get(name)).as(name) : col(name))
                .toArray(org.apache.spark.sql.Column[]::new);
    }

    private boolean copyTags() {
        boolean changed = false;
        for (Map.Entry<String, Snapshot> tag : source.tags().entrySet()) {
            Optional<Snapshot> here = copy.tags().containsKey(tag.getKey())
                    ? Optional.empty()
                    : copy.snapshotWith(FOLLOWED, Long.toString(tag.getValue().snapshotId()));
            here.ifPresent(snapshot -> copy.tag(snapshot, tag.getKey()));
            changed |= here.isPresent();
        }

        return changed;
    }

    /** The dataset with the masks' types; a column is required only as it is. */
    private static Dataset contract(LakeTable source, MaskedTable table) {
        Dataset dataset = source.contract();
        StructType types = source.all()
                .select(columns(dataset.columns().stream().map(Column::name), table.masks()))
                .schema();
        List<Column> columns = dataset.columns().stream()
                .map(column -> table.masks().containsKey(column.name())
                        ? new Column(
                                column.name(),
                                ColumnType.of(
                                        types.apply(column.name()).dataType().simpleString()),
                                false,
                                column.classifications(),
                                column.description())
                        : column)
                .toList();
        List<PartitionField> partitions = dataset.partitionedBy().stream()
                .filter(field -> !table.masks().containsKey(field.column()))
                .toList();
        return new Dataset(
                table.id(),
                dataset.id() + " with " + String.join(", ", table.masks().keySet()) + " masked",
                columns,
                partitions,
                dataset.retentionDays(),
                List.of());
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Cannot compute a SHA-256: every Java platform has it", e);
        }
    }
}
