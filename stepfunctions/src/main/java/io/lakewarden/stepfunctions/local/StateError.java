package io.lakewarden.stepfunctions.local;

import java.util.List;

/** An error of a state, on its way to a retrier, a catcher or the end of the execution. */
final class StateError extends RuntimeException {
    static final String TIMEOUT = "States.Timeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

    private final String error;
    private final String cause;

    StateError(String error, String cause) {
        super(error + ": " + cause);
        this.error = error;
        this.cause = cause;
    }

    String error() {
        return error;
    }

    String cause() {
        return cause;
    }

    /**
     * Whether names in a Retry or Catch mean this error. {@code States.Runtime} is never meant, and only its own name
     * means {@code States.DataLimitExceeded}
     * (https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html).
     */
    boolean isMeantBy(List<String> names) {
        if (error.equals(RUNTIME)) {
            return false;
        }

        if (names.contains(error)) {
            return true;
        }

        boolean taskFailed = names.contains("States.TaskFailed") && !error.equals(TIMEOUT);
        return !error.equals(DATA_LIMIT_EXCEEDED) && (names.contains("States.ALL") || taskFailed);
    }
}
