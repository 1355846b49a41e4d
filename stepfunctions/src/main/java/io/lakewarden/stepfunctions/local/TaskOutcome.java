package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.function.Function;

/** How a task ended. */
public sealed interface TaskOutcome {
    /** What a success gives, and after how much virtual time. */
    record Succeeded(JsonNode output, Duration took) implements TaskOutcome {}

    /** The error's name and cause, and after how much virtual time it came. */
    record Failed(String error, String cause, Duration took) implements TaskOutcome {}

    /** The service did not take the call at all; that is seen at once, without polling. */
    record Refused(String error, String cause) implements TaskOutcome {}

    /** One answer per kind. */
    default <R> R match(Function<Succeeded, R> succeeded, Function<Failed, R> failed, Function<Refused, R> refused) {
        if (this instanceof Succeeded aSuccess) {
            return succeeded.apply(aSuccess);
        }

        if (this instanceof Failed aFailure) {
            return failed.apply(aFailure);
        }

        return refused.apply((Refused) this);
    }
}
