package io.lakewarden.security.endpoint;

import com.sun.net.httpserver.HttpExchange;
import io.lakewarden.security.endpoint.EndpointSettings.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for: {@code POST /sql?limit=100} with a text.
 *
 * @param sql the text
 * @param limit how many rows at most
 */
record SqlRequest(String sql, int limit) {
    static final String PATH = "/sql";
    private static final String LIMIT = "limit=";

    /** Refuses what is no such request, and whatever a browser sends for a page of somebody else's. */
    static void check(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals(PATH)) {
            throw new Refusal(Refusal.Code.NOT_FOUND, "Cannot answer: only " + PATH + " is served here");
        }

        if (!exchange.getRequestMethod().equals("POST")) {
            throw new Refusal(
                    Refusal.Code.METHOD, "Cannot answer: got " + exchange.getRequestMethod() + ", expected POST");
        }

        // A browser adds its user's ticket to the request of any page, and this header too.
        if (exchange.getRequestHeaders().containsKey("Origin")) {
            throw new Refusal(Refusal.Code.DENIED, "Cannot answer a web page: its user may not know what it asks");
        }
    }

    /** Reads the text and the limit. */
    static SqlRequest read(HttpExchange exchange, Bounds bounds) throws IOException {
        int limit = limit(exchange.getRequestURI().getRawQuery(), bounds);
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(bounds.queryBytes() + 1);
        }

        if (body.length > bounds.queryBytes()) {
            throw new Refusal(
                    Refusal.Code.TOO_LARGE,
                    "Cannot run the statement: it is longer than " + bounds.queryBytes() + " bytes");
        }

        String sql = text(body).strip();
        if (sql.isEmpty()) {
            throw new Refusal(Refusal.Code.INVALID, "Cannot run the statement: there is no text");
        }

        return new SqlRequest(sql, limit);
    }

    private static int limit(@Nullable String query, Bounds bounds) {
        if (query == null) {
            return bounds.rowsByDefault();
        }

        try {
            int limit = query.startsWith(LIMIT) ? Integer.parseInt(query.substring(LIMIT.length())) : 0;
            if (limit >= 1 && limit <= bounds.rowsAtMost()) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Told below, as whatever else is no limit.
        }

        throw new Refusal(
                Refusal.Code.INVALID,
                "Cannot run the statement: got ?" + query + ", expected ?limit=1 to ?limit=" + bounds.rowsAtMost());
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(Refusal.Code.INVALID, "Cannot run the statement: it is not in UTF-8", e);
        }
    }
}
