package io.lakewarden.security.rangeradmin;

/** A Ranger Admin that does not do what is asked, or does not answer; the message says why and what to do. */
final class AdminTrouble extends RuntimeException {
    AdminTrouble(String message) {
        super(message);
    }

    AdminTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
