package io.lakewarden.cli.local;

import io.lakewarden.cli.worker.WorkerProtocol.Hello;
import io.lakewarden.stepfunctions.local.ExecutionListener;
import io.lakewarden.stepfunctions.local.TaskPort;

/** What stands between the local platform and what it starts and calls: nothing, unless faults are rehearsed. */
public interface Interference {
    /** Lets everything through as it is. */
    Interference NONE = new Interference() {};

    /** What the state machine calls in place of EMR. */
    default TaskPort around(TaskPort emr) {
        return emr;
    }

    /** Follows executions. */
    default ExecutionListener listener() {
        return ExecutionListener.NONE;
    }

    /** With what a worker starts. */
    default Hello before(Hello hello) {
        return hello;
    }

    /** A worker is up. */
    default void started(Worker worker) {}
}
