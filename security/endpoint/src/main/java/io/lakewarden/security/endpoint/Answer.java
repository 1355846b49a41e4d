package io.lakewarden.security.endpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * What a statement gives: {@code {"user":…,"columns":[{"name":…,"type":…}],"rows":[[…]],"more":false}}.
 *
 * @param json that, in UTF-8
 * @param rows how many rows it has
 */
record Answer(byte[] json, int rows) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Runs the statement for at most so many rows; an answer of more bytes is a {@link Refusal}. */
    static Answer of(User user, Dataset<Row> found, int limit, int bytes) throws IOException {
        List<Row> rows = found.limit(limit + 1).collectAsList();
        Bounded out = new Bounded(bytes);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("user", user.name());
            json.writeArrayFieldStart("columns");
            for (StructField field : found.schema().fields()) {
                json.writeStartObject();
                json.writeStringField("name", field.name());
                json.writeStringField("type", field.dataType().simpleString());
                json.writeEndObject();
            }

            json.writeEndArray();
            json.writeArrayFieldStart("rows");
            RowJson values = new RowJson(json);
            for (Row row : rows.subList(0, Math.min(limit, rows.size()))) {
                values.write(row);
            }

            json.writeEndArray();
            json.writeBooleanField("more", rows.size() > limit);
            json.writeEndObject();
        }

        out.write('\n');
        return new Answer(out.toByteArray(), Math.min(limit, rows.size()));
    }

    /** What a refused request gets: {@code {"error":{"code":…,"message":…}}}. */
    static byte[] error(Refusal refusal) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("error");
            json.writeStringField("code", refusal.code().text());
            json.writeStringField("message", refusal.line());
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("Cannot write into memory", impossible);
        }

        out.write('\n');
        return out.toByteArray();
    }

    private static final class Bounded extends ByteArrayOutputStream {
        private final int most;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public synchronized void write(int b) {
            room(1);
            super.write(b);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            room(length);
            super.write(bytes, offset, length);
        }

        private void room(int more) {
            if (count + more > most) {
                throw new Refusal(
                        Refusal.Code.TOO_LARGE,
                        "Cannot answer: more than " + most + " bytes; ask for fewer rows or columns");
            }
        }
    }
}
