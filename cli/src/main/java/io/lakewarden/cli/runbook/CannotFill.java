package io.lakewarden.cli.runbook;

/** A page that cannot be about that environment: one line that says why, and what to do. */
public final class CannotFill extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotFill(String message) {
        super(message);
    }
}
