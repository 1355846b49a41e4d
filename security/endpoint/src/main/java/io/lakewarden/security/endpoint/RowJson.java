package io.lakewarden.security.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Base64;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;
import scala.collection.JavaConverters;

/** A row's values as JSON: a struct is an object, a map an array of pairs, bytes are base64, the rest is text. */
final class RowJson {
    private final JsonGenerator json;

    RowJson(JsonGenerator json) {
        this.json = json;
    }

    /** The row as an array, in the order of its columns. */
    void write(Row row) throws IOException {
        json.writeStartArray();
        for (int column = 0; column < row.size(); column++) {
            value(row.get(column));
        }

        json.writeEndArray();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal decimal) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof Double || value instanceof Float) {
            json.writeNumber(((Number) value).doubleValue());
        } else if (value instanceof Number whole) {
            json.writeNumber(whole.longValue());
        } else if (value instanceof byte[] bytes) {
            json.writeString(Base64.getEncoder().encodeToString(bytes));
        } else if (value instanceof Row struct) {
            struct(struct);
        } else if (value instanceof scala.collection.Map<?, ?> map) {
            pairs(map);
        } else if (value instanceof scala.collection.Seq<?> values) {
            json.writeStartArray();
            for (Object one : JavaConverters.seqAsJavaList(values)) {
                value(one);
            }

            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }

    private void struct(Row struct) throws IOException {
        json.writeStartObject();
        StructField[] fields = struct.schema().fields();
        for (int field = 0; field < fields.length; field++) {
            json.writeFieldName(fields[field].name());
            value(struct.get(field));
        }

        json.writeEndObject();
    }

    private void pairs(scala.collection.Map<?, ?> map) throws IOException {
        json.writeStartArray();
        for (var entry : JavaConverters.mapAsJavaMap(map).entrySet()) {
            json.writeStartArray();
            value(entry.getKey());
            value(entry.getValue());
            json.writeEndArray();
        }

        json.writeEndArray();
    }
}
