package io.lakewarden.cli.jobcode;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.upper;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What is allowed in place of each of {@link Faults}. It is read and never run. */
@SuppressWarnings({"checkstyle:TypeName", "unused"})
final class Honest {
    private Honest() {}

    static final class JOB_ANALYZES_TABLES {
        static void run(SparkSession spark, String table) {
            spark.sql("DESCRIBE TABLE " + table);
        }
    }

    abstract static class JOB_BRINGS_DATA_SOURCE {
        static Dataset<Row> run(SparkSession spark) {
            return spark.read().format("iceberg").table("gold.sales");
        }
    }

    static final class JOB_BRINGS_EXTENSION {
        static void run(SparkSession.Builder builder) {
            builder.config("spark.sql.shuffle.partitions", "200");
        }
    }

    static final class JOB_CALLS_OWN_FUNCTIONS {
        static Dataset<Row> run(Dataset<Row> rows) {
            return rows.select(upper(col("country")));
        }
    }

    static final class JOB_NAMES_CATALOG {
        static void run(SparkSession.Builder builder) {
            builder.config("spark.sql.catalog.spark_catalog", "org.apache.iceberg.spark.SparkSessionCatalog");
        }
    }

    static final class JOB_OPENS_SECOND_SESSION {
        static SparkSession run() {
            return SparkSession.builder().getOrCreate();
        }
    }

    static final class JOB_OVERWRITES_BY_DATAFRAME {
        static void run(Dataset<Row> rows) throws Exception {
            rows.writeTo("gold.sales").append();
        }
    }

    static final class JOB_REGISTERS_TABLES {
        static void run(SparkSession spark) {
            spark.sql("CALL system.fast_forward('gold.sales', 'main', 'audit')");
        }
    }

    static final class JOB_SAVES_FILES {
        static void run(Dataset<Row> rows) {
            rows.write().mode("append").saveAsTable("gold.sales");
        }
    }

    static final class JOB_STREAMS {
        static Dataset<Row> run(SparkSession spark) {
            return spark.read().table("gold.sales");
        }
    }

    static final class JOB_USES_RDDS {
        static List<Row> run(Dataset<Row> rows) {
            return rows.limit(10).collectAsList();
        }
    }
}
