package io.lakewarden.stepfunctions.asl;

import java.util.List;

/**
 * Runs branches side by side; its result is the list of theirs. One that fails ends the others.
 *
 * @param name unique in its machine
 * @param comment may be empty
 * @param dataflow what goes in and comes out
 * @param branches at least one
 * @param retries the first that matches an error decides
 * @param catches the first that matches an error left after the retries decides
 * @param transition where it goes on
 */
public record ParallelState(
        String name,
        String comment,
        Dataflow dataflow,
        List<Flow> branches,
        List<Retrier> retries,
        List<Catcher> catches,
        Transition transition)
        implements State {
    public ParallelState {
        branches = List.copyOf(branches);
        retries = List.copyOf(retries);
        catches = List.copyOf(catches);
    }

    @Override
    public String type() {
        return "Parallel";
    }
}
