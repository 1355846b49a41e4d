package io.lakewarden.jobs.billing;

import io.lakewarden.jobs.call.JobContext;
import io.lakewarden.jobs.catalogue.RunRecord;
import io.lakewarden.jobs.lake.LakeTable;
import io.lakewarden.jobs.lake.Plans;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Keeps the calendar and the countries as listed. A table is written when its last write was from another list: the
 * snapshot carries the list's digest.
 */
public final class RefreshDimensions {
    private static final String DIGEST = "lakewarden.source-sha256";

    private RefreshDimensions() {}

    /** Runs the job. */
    public static RunRecord run(JobContext context) {
        TreeMap<String, String> plans = new TreeMap<>();
        List<RunRecord.TableState> tables = new ArrayList<>();
        tables.add(refresh(
                context.table("silver.dim_calendar"), Calendar.source(), () -> Calendar.rows(context.spark()), plans));
        tables.add(refresh(
                context.table("silver.dim_country"), Countries.source(), () -> Countries.rows(context.spark()), plans));
        long rows = tables.stream().mapToLong(RunRecord.TableState::rows).sum();
        return new RunRecord(
                context.arguments().job().jobName(),
                context.arguments().runDate().toString(),
                rows,
                rows,
                0,
                0,
                new TreeMap<>(),
                tables,
                plans,
                List.of());
    }

    private static RunRecord.TableState refresh(
            LakeTable table, String source, Supplier<Dataset<Row>> rows, TreeMap<String, String> plans) {
        String digest = sha256(table.contract().columns() + "\n" + source);
        boolean changed = !table.contentProperty(DIGEST).equals(Optional.of(digest));
        if (changed) {
            Dataset<Row> listed = rows.get();
            plans.put(table.id().toString(), Plans.formatted(listed));
            table.overwriteAll(listed, Map.of(DIGEST, digest));
        }

        return new RunRecord.TableState(table.id().toString(), table.totalRows(), table.totalRows(), changed, "");
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
