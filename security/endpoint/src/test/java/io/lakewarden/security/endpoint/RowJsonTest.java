package io.lakewarden.security.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

class RowJsonTest {
    @Test
    void valuesKeepTheirKind() throws IOException {
        assertThat(json(RowFactory.create(
                        null,
                        true,
                        (byte) 7,
                        1L << 40,
                        new BigDecimal("0.0000001"),
                        1.5,
                        "a \"word\"",
                        LocalDate.of(2011, 3, 21),
                        Instant.parse("2011-03-21T08:26:00Z"),
                        new byte[] {1, 2})))
                .isEqualTo("[null,true,7,1099511627776,0.0000001,1.5,\"a \\\"word\\\"\",\"2011-03-21\","
                        + "\"2011-03-21T08:26:00Z\",\"AQI=\"]");
    }

    @Test
    void nestedValuesAreObjectsAndArrays() throws IOException {
        StructType fields = new StructType().add("x", DataTypes.IntegerType).add("y", DataTypes.StringType);
        Row struct = new GenericRowWithSchema(new Object[] {1, null}, fields);
        Map<String, Integer> map = new TreeMap<>(Map.of("one", 1, "two", 2));
        assertThat(json(RowFactory.create(
                        struct, JavaConverters.asScalaBuffer(List.of("a", "b")), JavaConverters.mapAsScalaMap(map))))
                .isEqualTo("[{\"x\":1,\"y\":null},[\"a\",\"b\"],[[\"one\",1],[\"two\",2]]]");
    }

    @Test
    void whatIsNoNumberIsText() throws IOException {
        assertThat(json(RowFactory.create(Double.NaN, Double.POSITIVE_INFINITY)))
                .isEqualTo("[\"NaN\",\"Infinity\"]");
    }

    private static String json(Row row) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(text)) {
            new RowJson(generator).write(row);
        }

        return text.toString();
    }
}
