package io.lakewarden.jobs.billing;

import io.lakewarden.jobs.csv.LandedFile;
import io.lakewarden.jobs.csv.LandedRecord;
import io.lakewarden.jobs.failure.JobFailed;
import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.sql.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/** Landed invoice files as rows of {@code bronze.invoices_raw}, one task a file. */
final class InvoiceFiles {
    /** The header that every file must have. */
    static final List<String> HEADER = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    private static final StructType SCHEMA = new StructType()
            .add("run_date", DataTypes.DateType, false)
            .add("source_file", DataTypes.StringType, false)
            .add("line_number", DataTypes.LongType, false)
            .add("invoice_no", DataTypes.StringType)
            .add("stock_code", DataTypes.StringType)
            .add("description", DataTypes.StringType)
            .add("quantity", DataTypes.StringType)
            .add("invoice_date", DataTypes.StringType)
            .add("unit_price", DataTypes.StringType)
            .add("customer_id", DataTypes.StringType)
            .add("country", DataTypes.StringType)
            .add("field_count", DataTypes.IntegerType, false)
            .add("surplus", DataTypes.StringType)
            .add("truncated", DataTypes.BooleanType, false);

    private static final String HADOOP_PREFIX = "spark.hadoop.";

    private InvoiceFiles() {}

    static Dataset<Row> rows(SparkSession spark, LandedDay day) {
        ReadFile read =
                new ReadFile(Date.valueOf(day.date()), day.landing().toString(), day.names(), hadoopSettings(spark));
        int files = day.names().size();
        return spark.range(0, files, 1, files).flatMap(read, Encoders.row(SCHEMA));
    }

    /** What the launcher set for Hadoop; the rest stands in the configuration files of every node. */
    private static Map<String, String> hadoopSettings(SparkSession spark) {
        Map<String, String> settings = new ConcurrentHashMap<>();
        for (Tuple2<String, String> setting : spark.sparkContext().getConf().getAllWithPrefix(HADOOP_PREFIX)) {
            settings.put(setting._1(), setting._2());
        }

        return Map.copyOf(settings);
    }

    /** Reads the file whose place in the list is its partition's number, while Spark takes the rows. */
    private record ReadFile(Date date, String landing, List<String> names, Map<String, String> settings)
            implements FlatMapFunction<Long, Row>, Serializable {
        @Override
        public Iterator<Row> call(Long place) {
            String name = names.get(Math.toIntExact(place));
            LandedFile file = open(name);
            TaskCompletionListener closing = context -> close(file);
            TaskContext.get().addTaskCompletionListener(closing);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return file.hasNext();
                }

                @Override
                public Row next() {
                    return row(name, file.next());
                }
            };
        }

        private LandedFile open(String name) {
            Path path = new Path(new Path(URI.create(landing)), name);
            try {
                Configuration configuration = new Configuration();
                settings.forEach(configuration::set);
                return new LandedFile(name, path.getFileSystem(configuration).open(path), HEADER);
            } catch (IOException e) {
                throw unreadable(name, e);
            }
        }

        private static void close(LandedFile file) {
            try {
                file.close();
            } catch (IOException e) {
                throw unreadable("a landed file", e);
            }
        }

        private static JobFailed unreadable(String name, IOException e) {
            return new JobFailed(JobFailed.Code.INPUT_UNREADABLE, "Cannot read " + name + ": " + e.getMessage(), e);
        }

        private Row row(String name, LandedRecord record) {
            List<String> fields = record.fields();
            int expected = HEADER.size();
            @Nullable Object[] values = new @Nullable Object[SCHEMA.size()];
            values[0] = date;
            values[1] = name;
            values[2] = record.line();
            for (int i = 0; i < Math.min(expected, fields.size()); i++) {
                values[3 + i] = fields.get(i).isEmpty() ? null : fields.get(i);
            }

            values[3 + expected] = fields.size();
            values[4 + expected] =
                    fields.size() > expected ? String.join(",", fields.subList(expected, fields.size())) : null;
            values[5 + expected] = record.truncated();
            return RowFactory.create(values);
        }
    }
}
