package io.lakewarden.jobs.billing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The rows of {@code silver.dim_country}, from {@code countries.txt}: name, ISO code or nothing, region. */
final class Countries {
    private static final StructType SCHEMA = new StructType()
            .add("country", DataTypes.StringType, false)
            .add("iso_code", DataTypes.StringType)
            .add("region", DataTypes.StringType, false);

    private static final String SOURCE = read();

    private Countries() {}

    static Dataset<Row> rows(SparkSession spark) {
        List<Row> rows = SOURCE.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Countries::row)
                .toList();
        return spark.createDataFrame(rows, SCHEMA).coalesce(1);
    }

    /** Differs when the rows do. */
    static String source() {
        return SOURCE;
    }

    private static Row row(String line) {
        String[] parts = line.split(";", -1);
        if (parts.length != 3) {
            throw new IllegalStateException("Cannot read countries.txt: got " + line + ", expected name;code;region");
        }

        @Nullable String code = parts[1].isEmpty() ? null : parts[1];
        return RowFactory.create(parts[0], code, parts[2]);
    }

    private static String read() {
        try (InputStream in = Countries.class.getResourceAsStream("countries.txt")) {
            if (in == null) {
                throw new IllegalStateException("Cannot find countries.txt beside " + Countries.class.getName());
            }

            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
