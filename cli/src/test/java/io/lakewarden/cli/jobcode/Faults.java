package io.lakewarden.cli.jobcode;

import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** Code that each rule refuses, in a class of the rule's name. It is read and never run. */
@SuppressWarnings({"checkstyle:TypeName", "unused"})
final class Faults {
    private Faults() {}

    static final class JOB_ANALYZES_TABLES {
        static void run(SparkSession spark, String table) {
            spark.sql("ANALYZE TABLE " + table + " COMPUTE STATISTICS");
        }
    }

    abstract static class JOB_BRINGS_DATA_SOURCE implements TableProvider {
        @Override
        public StructType inferSchema(CaseInsensitiveStringMap options) {
            return new StructType();
        }

        @Override
        public abstract Table getTable(StructType schema, Transform[] partitioning, Map<String, String> properties);
    }

    static final class JOB_BRINGS_EXTENSION {
        static void run(SparkSession.Builder builder) {
            builder.config("spark.sql.extensions", "com.example.Extension");
        }
    }

    static final class JOB_CALLS_OWN_FUNCTIONS {
        static Dataset<String> run(Dataset<Row> rows) {
            MapFunction<Row, String> first = row -> row.getString(0);
            return rows.map(first, Encoders.STRING());
        }
    }

    static final class JOB_NAMES_CATALOG {
        static void run(SparkSession.Builder builder) {
            builder.config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
        }
    }

    static final class JOB_OPENS_SECOND_SESSION {
        static SparkSession run(SparkSession spark) {
            return spark.newSession();
        }
    }

    static final class JOB_OVERWRITES_BY_DATAFRAME {
        static void run(Dataset<Row> rows) {
            rows.writeTo("gold.sales").createOrReplace();
        }
    }

    static final class JOB_REGISTERS_TABLES {
        static void run(SparkSession spark) {
            spark.sql("CALL system.register_table('gold.sales', 's3://lake/gold/sales/metadata.json')");
        }
    }

    static final class JOB_SAVES_FILES {
        static void run(Dataset<Row> rows) {
            rows.write().parquet("s3://lake/gold/sales");
        }
    }

    static final class JOB_STREAMS {
        static StreamingQuery run(Dataset<Row> rows) throws Exception {
            return rows.writeStream().toTable("gold.sales");
        }
    }

    static final class JOB_USES_RDDS {
        static JavaRDD<Row> run(Dataset<Row> rows) {
            return rows.javaRDD();
        }
    }
}
