package io.lakewarden.stepfunctions.local;

import com.fasterxml.jackson.databind.JsonNode;

/** The services that Task states call. */
@FunctionalInterface
public interface TaskPort {
    /**
     * Does what a Task state asks for, and says how long it took on the virtual clock.
     *
     * @param resource the state's resource, an ARN
     * @param parameters the effective input
     * @return how it ended; a failure of the task is an outcome, an exception is a bug of the port
     * @throws InterruptedException to abort the execution
     */
    TaskOutcome call(String resource, JsonNode parameters) throws InterruptedException;
}
