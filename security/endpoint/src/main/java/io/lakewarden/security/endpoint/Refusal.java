package io.lakewarden.security.endpoint;

import java.util.Locale;

/** Why a request has no answer, in one line for its user. */
final class Refusal extends RuntimeException {
    /** What kind of refusal, and its HTTP status. */
    enum Code {
        INVALID(400),
        UNAUTHENTICATED(401),
        DENIED(403),
        NOT_FOUND(404),
        METHOD(405),
        TOO_LARGE(413),
        BUSY(429),
        FAILED(500),
        STOPPING(503),
        TIMEOUT(504);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        /** As it stands in the answer, say {@code too-large}. */
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Code code;

    Refusal(Code code, String message) {
        super(message);
        this.code = code;
    }

    Refusal(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    Code code() {
        return code;
    }

    String line() {
        return String.valueOf(getMessage());
    }
}
