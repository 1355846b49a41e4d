package io.lakewarden.security.endpoint;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * One JSON document as a request's reply. A reply that is long in coming begins before its end is known, with status
 * 200 and white space, so that the server learns when its client is gone; what was to be another status is then told by
 * the document alone.
 */
final class Reply {
    private final HttpExchange exchange;
    private boolean begun;

    Reply(HttpExchange exchange) {
        this.exchange = exchange;
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    }

    /** Sets a header, unless the reply has begun. */
    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /** Sends a space; an {@link IOException} says that nobody listens. */
    void beat() throws IOException {
        if (!begun) {
            begun = true;
            exchange.sendResponseHeaders(200, 0);
        }

        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
    }

    /** Sends the document, with the status if that can still be said. */
    void send(int status, byte[] json) throws IOException {
        if (!begun) {
            begun = true;
            exchange.sendResponseHeaders(status, json.length);
        }

        exchange.getResponseBody().write(json);
        exchange.getResponseBody().close();
    }
}
