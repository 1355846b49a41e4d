package io.lakewarden.security.endpoint;

import java.util.Locale;

/** What the endpoint is told through Spark's configuration; the README's table is this list. */
enum Setting {
    PRINCIPAL("", "Its service's Kerberos principal, `HTTP/<host that users name>@<realm>`; needed"),
    KEYTAB("", "The keytab of that principal; needed"),
    REALMS("", "The realms whose users are served, with commas; needed"),
    HOST("127.0.0.1", "The address it serves on; another than the loopback needs a keystore"),
    PORT("8443", "The port; 0 takes a free one, and the log names it"),
    TLS_KEYSTORE("", "A PKCS12 file with the server's key and certificate; without it, plain HTTP"),
    TLS_PASSWORD_FILE("", "A file whose only line is the keystore's password"),
    AUDIT("", "A file that gets a JSON line a request; without it, the log does"),
    ROWS_DEFAULT("1000", "Rows of an answer when the request names no limit"),
    ROWS_MAX("100000", "The highest limit that a request may name"),
    QUERY_MAX_BYTES("1048576", "The longest text"),
    ANSWER_MAX_BYTES("67108864", "The longest answer"),
    QUERIES("8", "Statements that run at once"),
    QUERIES_PER_USER("2", "Statements of one user that run at once"),
    QUERY_TIMEOUT_SECONDS("600", "After this a statement is cancelled"),
    SESSION_IDLE_SECONDS("1800", "After this without a statement a user's session is forgotten"),
    STOP_SECONDS("20", "How long running statements may go on when the endpoint stops");

    static final String PREFIX = "spark.lakewarden.endpoint.";

    private final String byDefault;
    private final String about;

    Setting(String byDefault, String about) {
        this.byDefault = byDefault;
        this.about = about;
    }

    /** As it stands in Spark's configuration, say {@code spark.lakewarden.endpoint.rows-max}. */
    String key() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String byDefault() {
        return byDefault;
    }

    String about() {
        return about;
    }
}
