package io.lakewarden.jobs.billing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rules of an invoice line: from text to types, exact duplicates, and the reasons not to accept it. Built-in
 * functions only, none of which depends on the session's time zone or its ANSI setting.
 */
public final class InvoiceLines {
    /** How often a classified line stood in the day's files. */
    public static final String COPIES = "copies";

    /** Why a classified line is not acceptable; null where it is. */
    public static final String REASON = "reason";

    private static final List<String> FIELDS = List.of(
            "invoice_no",
            "stock_code",
            "description",
            "quantity",
            "invoice_date",
            "unit_price",
            "customer_id",
            "country");

    private static final List<String> IDENTITY = Stream.of(
                    Stream.of("run_date"), FIELDS.stream(), Stream.of("field_count", "surplus", "truncated"))
            .flatMap(names -> names)
            .toList();

    private InvoiceLines() {}

    /**
     * A day of {@code bronze.invoices_raw}, each different line once with the place of its first copy, the number of its
     * copies, its typed fields, and a reason and a detail where it is not acceptable. Lines are the same when all they
     * hold is.
     *
     * <p>Local times that a clock change leaves out count as shifted forward by the change; those that it repeats count
     * as the first of the two.
     */
    public static Dataset<Row> classify(Dataset<Row> raw) {
        Dataset<Row> distinct = raw.groupBy(columns(IDENTITY))
                .agg(
                        min(struct("source_file", "line_number")).as("first"),
                        count(lit(1)).as(COPIES))
                .withColumn("source_file", col("first.source_file"))
                .withColumn("line_number", col("first.line_number"))
                .drop("first");
        Dataset<Row> typed = distinct.withColumn(
                        "is_cancellation", col("invoice_no").startsWith("C"))
                .withColumn("typed_quantity", whole("quantity", "[+-]?[0-9]+", "quantity"))
                .withColumn("typed_price", price())
                .withColumn("typed_customer", whole("customer_id", "[0-9]+([.]0)?", "split_part(customer_id, '.', 1)"))
                .withColumn("invoice_time", londonTime());
        Column detail = detail();
        return typed.withColumn("detail", detail).withColumn(REASON, reason());
    }

    /** The acceptable lines of {@link #classify}, as {@code silver.invoice_lines} has them. */
    public static Dataset<Row> accepted(Dataset<Row> classified) {
        return classified
                .where(col(REASON).isNull())
                .select(
                        col("run_date"),
                        col("source_file"),
                        col("line_number"),
                        col("invoice_no"),
                        col("is_cancellation"),
                        col("stock_code"),
                        col("description"),
                        col("typed_quantity").as("quantity"),
                        col("invoice_time"),
                        col("typed_price").as("unit_price"),
                        col("typed_quantity")
                                .multiply(col("typed_price"))
                                .cast("decimal(28,4)")
                                .as("amount"),
                        col("typed_customer").as("customer_id"),
                        col("country"));
    }

    /** The other lines of {@link #classify}, as {@code silver.invoice_lines_quarantine} has them. */
    public static Dataset<Row> quarantined(Dataset<Row> classified) {
        List<String> names = Stream.concat(
                        Stream.of("run_date", "source_file", "line_number", REASON, "detail"),
                        Stream.concat(FIELDS.stream(), Stream.of("surplus")))
                .toList();
        return classified.where(col(REASON).isNotNull()).select(columns(names));
    }

    private static Column reason() {
        Column reason = lit(null).cast("string");
        List<Column> conditions = List.of(unparsable(), keyMissing(), negative(), notPositive());
        for (int i = conditions.size() - 1; i >= 0; i--) {
            reason =
                    when(conditions.get(i), QuarantineReason.values()[i].name()).otherwise(reason);
        }

        return reason;
    }

    private static Column unparsable() {
        return col("field_count")
                .notEqual(FIELDS.size())
                .or(col("truncated"))
                .or(spansLines())
                .or(col("typed_quantity").isNull())
                .or(col("typed_price").isNull())
                .or(untyped("customer_id", "typed_customer"))
                .or(untyped("invoice_date", "invoice_time"));
    }

    /** No field of an invoice has a line end: what spans lines is lines that a stray quote has joined. */
    private static Column spansLines() {
        return concat_ws("", columns(FIELDS)).rlike("[\\r\\n]");
    }

    private static Column keyMissing() {
        return missing("invoice_no").or(missing("stock_code")).or(missing("invoice_date"));
    }

    private static Column negative() {
        return col("typed_quantity").lt(0).and(col("is_cancellation").equalTo(false));
    }

    private static Column notPositive() {
        return col("typed_price").leq(0);
    }

    /** What was found, without the values of columns that carry a classification. */
    private static Column detail() {
        return when(col("truncated"), "the file ends within this record")
                .when(
                        col("field_count").notEqual(FIELDS.size()),
                        concat(col("field_count"), lit(" fields, expected 8")))
                .when(spansLines(), "the record spans lines, as after a stray quote")
                .when(missing("quantity"), "quantity is empty")
                .when(col("typed_quantity").isNull(), found("quantity", "no whole number"))
                .when(missing("unit_price"), "unit_price is empty")
                .when(col("typed_price").isNull(), "unit_price is no decimal of 14 and 4 digits")
                .when(untyped("customer_id", "typed_customer"), "customer_id is no whole number")
                .when(untyped("invoice_date", "invoice_time"), found("invoice_date", "no time as yyyy-MM-dd HH:mm:ss"))
                .when(missing("invoice_no"), "invoice_no is empty")
                .when(missing("stock_code"), "stock_code is empty")
                .when(missing("invoice_date"), "invoice_date is empty")
                .when(negative(), found("quantity", "below zero on an invoice that is no cancellation"))
                .when(col("typed_price").equalTo(0), "unit_price is zero")
                .when(notPositive(), "unit_price is below zero");
    }

    private static Column found(String column, String what) {
        return concat(lit(column + " is " + what + ": "), col(column).substr(1, 100));
    }

    private static Column missing(String column) {
        return col(column).isNull().or(trim(col(column)).equalTo(""));
    }

    private static Column untyped(String column, String typed) {
        return missing(column).equalTo(false).and(col(typed).isNull());
    }

    private static Column whole(String column, String pattern, String digits) {
        return when(col(column).rlike("\\A" + pattern + "\\z"), expr("try_cast(" + digits + " AS int)"));
    }

    /** A plain decimal that decimal(18,4) holds without rounding. */
    private static Column price() {
        return when(
                col("unit_price").rlike("\\A[+-]?0*[0-9]{1,14}([.][0-9]{1,4}0*)?\\z"),
                expr("try_cast(unit_price AS decimal(18,4))"));
    }

    private static Column londonTime() {
        return when(
                col("invoice_date").rlike("\\A[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}\\z"),
                expr("try_cast(concat(invoice_date, ' Europe/London') AS timestamp)"));
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
