package io.lakewarden.jobs.failure;

import java.util.Optional;

/**
 * A run that cannot succeed for a reason its user can act on: one line, {@code Cannot <do what>: <why>}. Our own bugs
 * are other exceptions.
 */
public final class JobFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What kind of reason. */
    public enum Code {
        /** The command line is not one of a bundled job. */
        USAGE,
        /** The lake contract cannot be read or lacks what the job needs. */
        CONTRACT_INVALID,
        /** No file has arrived for the date. */
        INPUT_MISSING,
        /** A file cannot be read. */
        INPUT_UNREADABLE,
        /** A file is not what was agreed; nothing of it was taken. */
        INPUT_REFUSED,
        /** A quality rule is broken; the table is as it was. */
        AUDIT_FAILED,
        /** Rows in are not rows out, quarantined and duplicates. */
        RECONCILIATION_FAILED,
        /** A table is not as the contract says, and the difference is none that a job may make good. */
        TABLE_DIFFERS,
        /** Someone else published meanwhile. */
        PUBLISH_CONFLICT,
        /** No space left where the job writes. */
        STORAGE_FULL
    }

    private final Code code;

    public JobFailed(Code code, String message) {
        super(message);
        this.code = code;
    }

    public JobFailed(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public Code code() {
        return code;
    }

    /** The first of its kind in a chain of causes. */
    public static Optional<JobFailed> in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JobFailed found) {
                return Optional.of(found);
            }
        }

        return Optional.empty();
    }
}
