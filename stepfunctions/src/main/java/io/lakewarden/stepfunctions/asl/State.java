package io.lakewarden.stepfunctions.asl;

/** One state of a machine; its name is at most 80 characters. */
public sealed interface State
        permits TaskState, PassState, ChoiceState, WaitState, ParallelState, MapState, SucceedState, FailState {
    String name();

    String comment();

    /** Its type in the language's own word, say {@code Task}. */
    String type();

    /** One answer per kind of state. */
    interface Cases<R> {
        R task(TaskState state);

        R pass(PassState state);

        R choice(ChoiceState state);

        R pause(WaitState state);

        R parallel(ParallelState state);

        R map(MapState state);

        R succeed(SucceedState state);

        R fail(FailState state);
    }

    /** The answer for this kind. */
    default <R> R match(Cases<R> cases) {
        if (this instanceof TaskState state) {
            return cases.task(state);
        }

        if (this instanceof PassState state) {
            return cases.pass(state);
        }

        if (this instanceof ChoiceState state) {
            return cases.choice(state);
        }

        if (this instanceof WaitState state) {
            return cases.pause(state);
        }

        if (this instanceof ParallelState state) {
            return cases.parallel(state);
        }

        if (this instanceof MapState state) {
            return cases.map(state);
        }

        if (this instanceof SucceedState state) {
            return cases.succeed(state);
        }

        return cases.fail((FailState) this);
    }
}
