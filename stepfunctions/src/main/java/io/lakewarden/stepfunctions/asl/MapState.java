package io.lakewarden.stepfunctions.asl;

import java.util.List;
import java.util.Optional;

/**
 * Does the same for every item of a list, inline; its result is the list of results.
 *
 * @param name unique in its machine
 * @param comment may be empty
 * @param dataflow what goes in and comes out; its parameters select what each item gets
 * @param itemsPath where the list stands in the effective input
 * @param maxConcurrency items at a time, 0 for no limit
 * @param processor what is done per item
 * @param retries the first that matches an error decides
 * @param catches the first that matches an error left after the retries decides
 * @param transition where it goes on
 */
public record MapState(
        String name,
        String comment,
        Dataflow dataflow,
        Optional<String> itemsPath,
        int maxConcurrency,
        Flow processor,
        List<Retrier> retries,
        List<Catcher> catches,
        Transition transition)
        implements State {
    public MapState {
        retries = List.copyOf(retries);
        catches = List.copyOf(catches);
    }

    @Override
    public String type() {
        return "Map";
    }
}
