package io.lakewarden.cli.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewarden.cli.worker.WorkerProtocol.Reply;
import io.lakewarden.cli.worker.WorkerProtocol.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** Answers a query; what is no query is refused before anything runs. */
final class Queries {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Commands that only look. */
    private static final Set<String> LOOKING =
            Set.of("ShowTables", "ShowNamespaces", "DescribeRelation", "ShowTableProperties");

    private Queries() {}

    static Reply answer(SparkSession spark, Request request) {
        String sql = request.args().get(0);
        try {
            LogicalPlan parsed = spark.sessionState().sqlParser().parsePlan(sql);
            if (!onlyLooks(parsed)) {
                return Reply.failed(
                        "QUERY_WRITES",
                        "Cannot run the query: only SELECT, SHOW TABLES, SHOW NAMESPACES and DESCRIBE run here, and this "
                                + "is none of them; jobs write the lake");
            }

            Dataset<Row> rows = request.args().size() == 1
                    ? Dataset.ofRows(spark, parsed)
                    : AsOf.rows(spark, parsed, request.args().get(1));
            return Reply.done(table(rows, request.limit()));
        } catch (AnalysisException | ValidationException | IllegalArgumentException e) {
            return invalid(e.getMessage());
        } catch (Exception e) {
            // Spark throws checked exceptions that it does not declare.
            return mistake(e)
                    .map(Queries::invalid)
                    .orElseThrow(() -> new IllegalStateException("Cannot run the query", e));
        }
    }

    private static Reply invalid(String why) {
        return Reply.failed("QUERY_INVALID", "Cannot run the query: " + oneLine(why));
    }

    /** What Spark says of a value that the query cannot work with, or what a task of it says, wherever Spark met it. */
    private static Optional<String> mistake(Throwable e) {
        List<Throwable> causes =
                Stream.iterate(e, Objects::nonNull, Throwable::getCause).toList();
        Stream<Throwable> known = causes.stream()
                .filter(cause -> cause instanceof SparkThrowable spark
                        && spark.getErrorClass() != null
                        && !spark.getErrorClass().startsWith("INTERNAL_ERROR"));
        Stream<Throwable> task = causes.stream()
                .filter(cause -> causes.stream().anyMatch(SparkException.class::isInstance))
                .skip(causes.size() - 1L);
        return Stream.concat(known, task)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static boolean onlyLooks(LogicalPlan parsed) {
        if (LOOKING.contains(parsed.getClass().getSimpleName())) {
            return true;
        }

        return !(parsed instanceof Command)
                && !(parsed instanceof ParsedStatement)
                && JavaConverters.seqAsJavaList(parsed.children()).stream().allMatch(Queries::onlyLooks);
    }

    private static ObjectNode table(Dataset<Row> rows, int limit) {
        ObjectNode table = JSON.createObjectNode();
        ArrayNode columns = table.putArray("columns");
        for (StructField field : rows.schema().fields()) {
            columns.addObject()
                    .put("name", field.name())
                    .put("type", field.dataType().simpleString());
        }

        List<Row> found = rows.limit(limit + 1).collectAsList();
        ArrayNode values = table.putArray("rows");
        found.stream().limit(limit).forEach(row -> {
            ArrayNode line = values.addArray();
            for (int column = 0; column < row.size(); column++) {
                add(line, row.get(column));
            }
        });
        return table.put("more", found.size() > limit);
    }

    private static void add(ArrayNode line, @Nullable Object value) {
        if (value == null) {
            line.addNull();
        } else if (value instanceof Boolean flag) {
            line.add(flag);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            line.add(((Number) value).longValue());
        } else if (value instanceof BigDecimal decimal) {
            line.add(decimal);
        } else if (value instanceof Double || value instanceof Float) {
            line.add(((Number) value).doubleValue());
        } else {
            line.add(value.toString());
        }
    }

    /** The library's message without the query's text, the plan and the line breaks. */
    private static String oneLine(String message) {
        String text = message.split("\n\n|== SQL|;\n| Verify the spelling| To tolerate the error")[0];
        return text.replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("^\\[[A-Z0-9_.]+\\] ", "")
                .replaceFirst("\\.$", "");
    }
}
