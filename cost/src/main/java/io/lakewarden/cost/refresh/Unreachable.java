package io.lakewarden.cost.refresh;

/** Prices could not be fetched. The message is for whoever asked. */
public final class Unreachable extends RuntimeException {
    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
